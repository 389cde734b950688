package dev.lockstep.ledger;

import dev.lockstep.model.ServerError;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes and reads the column of a run that tells of the statement which ended it. */
final class JournalFailures {
    private JournalFailures() {}

    static Sql write(String schema, String runId, JournalFailure failure) {
        ServerError error = failure.error();
        ServerError.Subject subject = error.subject();
        return Sql.of(
                """
                UPDATE %s SET failure = pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
                    'code', ?::text, 'statement', ?::integer, 'sql', ?::text,
                    'sqlState', ?::text, 'message', ?::text, 'detail', ?::text, 'hint', ?::text,
                    'context', ?::text, 'position', ?::integer, 'schema', ?::text,
                    'table', ?::text, 'column', ?::text, 'constraint', ?::text,
                    'blockers', ?::text[]))
                WHERE run_id = ?\
                """
                        .formatted(Quote.identifier(schema, Journal.RUNS)),
                failure.code(),
                failure.statement(),
                failure.sql(),
                error.sqlState(),
                error.message(),
                error.detail(),
                error.hint(),
                error.context(),
                error.position(),
                subject.schema(),
                subject.table(),
                subject.column(),
                subject.constraint(),
                failure.blockers(),
                runId);
    }

    /** The row is read as a whole, for a journal of version 1 has no such column. */
    static Optional<JournalFailure> read(Session session, String schema, String runId) {
        return session
                .query(
                        Sql.of(
                                """
                                SELECT told ->> 'code' AS code,
                                       coalesce((told ->> 'statement')::integer, 0) AS statement,
                                       told ->> 'sql' AS sql,
                                       told ->> 'sqlState' AS "sqlState",
                                       told ->> 'message' AS message,
                                       told ->> 'detail' AS detail, told ->> 'hint' AS hint,
                                       told ->> 'context' AS context,
                                       coalesce((told ->> 'position')::integer, 0) AS position,
                                       told ->> 'schema' AS "schema", told ->> 'table' AS "table",
                                       told ->> 'column' AS "column",
                                       told ->> 'constraint' AS "constraint",
                                       ARRAY(SELECT pg_catalog.jsonb_array_elements_text(
                                           told -> 'blockers')) AS blockers
                                FROM (SELECT pg_catalog.to_jsonb(run) -> 'failure' AS told
                                      FROM %s AS run WHERE run_id = ?) AS it
                                WHERE pg_catalog.jsonb_typeof(told) = 'object'\
                                """
                                        .formatted(Quote.identifier(schema, Journal.RUNS)),
                                runId),
                        JournalFailures::failure)
                .stream()
                .findFirst();
    }

    private static JournalFailure failure(Row row) {
        return new JournalFailure(
                row.text("code"),
                row.integer("statement"),
                row.textOrNull("sql"),
                new ServerError(
                        orEmpty(row.textOrNull("sqlState")),
                        orEmpty(row.textOrNull("message")),
                        row.textOrNull("detail"),
                        row.textOrNull("hint"),
                        row.textOrNull("context"),
                        row.integer("position"),
                        new ServerError.Subject(
                                row.textOrNull("schema"),
                                row.textOrNull("table"),
                                row.textOrNull("column"),
                                row.textOrNull("constraint"))),
                row.texts("blockers"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
