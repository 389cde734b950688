package dev.lockstep.apply;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.GuardRefused;
import dev.lockstep.model.FailureException;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.postgres.Sql;

/** A database that has tables and no history was made by somebody else: not ours to guess. */
final class Unmanaged {
    private Unmanaged() {}

    /**
     * Refuses where there is nothing of a history and something of a schema. Where the ledger is
     * there, somebody made it knowingly.
     *
     * @throws FailureException with {@code GuardRefused} offering {@code baseline}
     */
    static void refuse(Workbench bench, Turn turn, MigrationStates states) {
        boolean known = states.all().stream().anyMatch(Unmanaged::isKnown);
        if (known || !hasTables(bench, turn)) {
            return;
        }
        String newest = states.all().isEmpty() ? "M" : states.all().getLast().name();
        throw new FailureException(
                new GuardRefused(
                        "this database has tables, but "
                                + bench.ledger().shownAs()
                                + " knows no migration",
                        Failure.UNCHANGED,
                        "if the database is at a migration already: baseline "
                                + newest
                                + " (the last one it has); if it has none of them: baseline --none"));
    }

    /** Also by a run of ours that stopped half-way, before there was anything for the ledger. */
    private static boolean isKnown(MigrationStatus status) {
        JournalRun run = status.run();
        return status.entry() != null || (run != null && !run.leftNothing());
    }

    private static boolean hasTables(Workbench bench, Turn turn) {
        return turn.session()
                .query(
                        Sql.of(
                                """
                                SELECT EXISTS (
                                  SELECT 1 FROM pg_catalog.pg_class c
                                  WHERE c.relnamespace::regnamespace::text = ANY (pg_catalog.current_schemas(false)::text[])
                                    AND c.relkind IN ('r', 'p')
                                    AND pg_catalog.to_regclass(
                                      pg_catalog.quote_ident(?) || '.' || pg_catalog.quote_ident(?)) IS NULL
                                    AND NOT EXISTS (
                                      SELECT 1 FROM pg_catalog.pg_depend d
                                      WHERE d.classid = 'pg_catalog.pg_class'::regclass
                                        AND d.objid = c.oid AND d.deptype = 'e')) AS found
                                """,
                                bench.ledger().schema(),
                                bench.ledger().table()),
                        row -> row.bool("found"))
                .getFirst();
    }
}
