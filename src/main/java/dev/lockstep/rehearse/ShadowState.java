package dev.lockstep.rehearse;

import dev.lockstep.ledger.History;
import dev.lockstep.ledger.Journal;
import dev.lockstep.ledger.Ledgers;
import dev.lockstep.model.MigrationState;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import dev.lockstep.schema.SchemaSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shadow at one moment: its schema, its rows, and what its ledger says of one migration.
 *
 * @param rows of each table, by its name; null where they may not be read
 * @param invalid indexes that a build left unfinished
 * @param note what ledger and journal say besides, or null
 */
record ShadowState(
        SchemaSnapshot schema,
        Map<String, @Nullable Rows> rows,
        List<String> invalid,
        MigrationState ledger,
        @Nullable String note) {
    /**
     * The rows of one table.
     *
     * @param content a sum over them in which their order does not matter
     */
    record Rows(long count, String content) {}

    /** Reads it; the session must be in no transaction. */
    static ShadowState read(ShadowRequest request, Session session, String migration) {
        SchemaSnapshot schema = ShadowSchema.read(session, request);
        Map<String, @Nullable Rows> rows = new LinkedHashMap<>();
        Map<String, String> tables = new LinkedHashMap<>();
        session.query(
                Catalog.query("contents", request.journalSchema()),
                row -> tables.put(row.text("name"), row.text("quoted")));
        tables.forEach((name, quoted) -> rows.put(name, rows(session, quoted)));
        List<String> invalid =
                session.query(Catalog.query("invalid-indexes"), row -> row.text("name"));
        MigrationStatus status = states(request, session).named(migration).orElseThrow();
        return new ShadowState(schema, rows, invalid, status.state(), status.note());
    }

    /** What the shadow's own ledger says. */
    static MigrationStates states(ShadowRequest request, Session session) {
        History history =
                History.read(
                        session,
                        Ledgers.of("native", request.journalSchema(), null),
                        new Journal(request.journalSchema()));
        return MigrationStates.of(request.project(), history.entries(), history.unfinished());
    }

    private static @Nullable Rows rows(Session session, String quoted) {
        try {
            return session.query(
                            Sql.of(
                                    "SELECT count(*) AS rows, coalesce(sum("
                                            + "pg_catalog.hashtextextended(lockstep_row::text, 0)), 0)"
                                            + "::text AS content FROM ONLY "
                                            + quoted
                                            + " AS lockstep_row"),
                            row -> new Rows(row.bigint("rows"), row.text("content")))
                    .getFirst();
        } catch (ServerException e) {
            return null; // such as row security, which hides rows from us
        }
    }
}
