package dev.lockstep.ledger;

import dev.lockstep.postgres.Row;
import java.util.Locale;

/**
 * Reads the rows of {@link Ledger#entries}: name, state, entry_run, checksum, entry_started,
 * entry_finished, entry_by, steps, log; place (bigint) orders them by application.
 */
final class Entries {
    private Entries() {}

    static String ordered(String entries) {
        return "SELECT * FROM (\n" + entries + "\n) AS entry\nORDER BY place, name";
    }

    static LedgerEntry read(Row row) {
        return new LedgerEntry(
                row.text("name"),
                LedgerEntry.State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                row.text("entry_run"),
                row.textOrNull("checksum"),
                row.instantOrNull("entry_started"),
                row.instantOrNull("entry_finished"),
                row.textOrNull("entry_by"),
                row.integer("steps"),
                row.textOrNull("log"));
    }
}
