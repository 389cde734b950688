package dev.lockstep.apply;

import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.postgres.Sql;
import java.util.List;

/**
 * What lies before a migration that was named alone. It stays applicable, and is known not to be
 * forgotten.
 *
 * @param states as they were before
 * @param named the migration
 */
record PassedOver(MigrationStates states, String named) {
    /** Of thousands that were passed over, each row would otherwise be a round trip. */
    private static final int ROWS_AT_ONCE = 100;

    /** Writes it into the ledger, where that has a place for it; after the migration is done. */
    void write(Workbench bench, Turn turn) {
        List<Sql> rows =
                states.toApply().stream()
                        .takeWhile(status -> !status.name().equals(named))
                        .filter(status -> !isKnown(status))
                        .flatMap(status ->
                                bench.ledger().skipped(Runs.declared(bench, status)).stream())
                        .toList();
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            int to = Math.min(from + ROWS_AT_ONCE, rows.size());
            rows.subList(from, to).stream()
                    .reduce(Sql::then)
                    .ifPresent(sql -> Notes.write(bench, turn, sql));
        }
    }

    private static boolean isKnown(MigrationStatus status) {
        LedgerEntry entry = status.entry();
        return entry != null && entry.state() == LedgerEntry.State.SKIPPED;
    }
}
