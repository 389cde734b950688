package dev.lockstep.plan;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.model.MigrationState;
import dev.lockstep.project.Migration;
import org.jspecify.annotations.Nullable;

/**
 * One migration as files, ledger and journal together tell it.
 *
 * @param files null when the files are gone
 * @param entry null when the ledger does not know it
 * @param run its newest run when that did not end well, else null
 * @param note explains a state that needs it, else null
 */
public record MigrationStatus(
        String name,
        MigrationState state,
        @Nullable Migration files,
        @Nullable LedgerEntry entry,
        @Nullable JournalRun run,
        @Nullable String note) {}
