package dev.lockstep.plan.phase;

import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.time.Duration;
import java.util.List;

/**
 * Queries that still named the old column, from {@code pg_stat_statements} where it is there and
 * may be read. A hint and no proof: the texts are those since the last reset, ours among them.
 */
final class Readers {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final String SCHEMA =
            """
            SELECT n.nspname AS schema FROM pg_catalog.pg_extension e
            JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
            WHERE e.extname = 'pg_stat_statements'\
            """;

    private Readers() {}

    /** One note, or none. */
    static List<String> of(Session session, ColumnName column, String migration) {
        try {
            List<String> schemas = session.query(Sql.of(SCHEMA), row -> row.text("schema"));
            if (schemas.isEmpty()) {
                return List.of();
            }
            List<String> found =
                    Asking.bounded(
                            session,
                            LIMIT,
                            () ->
                                    session.query(
                                            query(schemas.getFirst(), column),
                                            row -> row.text("line")));
            return found.isEmpty()
                    ? List.of()
                    : List.of(
                            "%s: queries that name %s were seen since the statistics began: %s"
                                    .formatted(migration, column, String.join("; ", found)));
        } catch (ServerException notReadable) {
            return List.of();
        }
    }

    private static Sql query(String schema, ColumnName column) {
        return Sql.of(
                """
                SELECT s.calls || ' calls of '
                       || pg_catalog.left(pg_catalog.regexp_replace(s.query, '\\s+', ' ', 'g'), 80) AS line
                FROM %s s
                WHERE s.dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
                  AND s.query ~* ? AND s.query ~* ?
                  AND s.query ~* '^\\s*(select|insert|update|delete|merge|with)\\M'
                  AND s.query !~ 'pg_catalog\\.|record_image_ne'
                ORDER BY s.calls DESC LIMIT 3\
                """
                        .formatted(Quote.identifier(schema, "pg_stat_statements")),
                Catalog.word(column.table()),
                Catalog.word(column.column()));
    }
}
