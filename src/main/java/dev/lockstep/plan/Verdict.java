package dev.lockstep.plan;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.model.MigrationState;
import dev.lockstep.project.Migration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one migration stands. What failed and left something outweighs an edited file, that a file
 * that is gone, and that what the ledger says.
 *
 * @param run the newest run, where it did not end well and nothing later has settled it
 */
record Verdict(MigrationState state, @Nullable JournalRun run, @Nullable String note) {
    static Verdict of(
            @Nullable Migration files, @Nullable LedgerEntry entry, @Nullable JournalRun newest) {
        JournalRun run = newest == null || settled(newest, entry) ? null : newest;
        if (run != null && (isUnfinished(entry) || !Resumption.startsOver(run))) {
            return new Verdict(MigrationState.FAILED, run, RunNotes.failed(run, entry, files));
        }
        if (entry != null && isUnfinished(entry)) {
            return new Verdict(MigrationState.FAILED, null, RunNotes.unfinished(entry));
        }
        MigrationState state = byLedger(files, entry);
        String note = run == null ? RunNotes.drift(state, entry) : RunNotes.leftNothing(run);
        return new Verdict(state, run, note);
    }

    private static MigrationState byLedger(@Nullable Migration files, @Nullable LedgerEntry entry) {
        if (entry == null) {
            return MigrationState.PENDING;
        }
        return switch (entry.state()) {
            case UNFINISHED -> MigrationState.FAILED;
            case ROLLED_BACK -> MigrationState.ROLLED_BACK;
            case SKIPPED -> MigrationState.SKIPPED;
            case APPLIED, BASELINE -> {
                if (files == null) {
                    yield MigrationState.MISSING;
                }
                if (differs(entry.checksum(), files.checksum())) {
                    yield MigrationState.DRIFTED;
                }
                yield entry.state() == LedgerEntry.State.BASELINE
                        ? MigrationState.BASELINE
                        : MigrationState.APPLIED;
            }
        };
    }

    /** A ledger without checksums and a file that cannot be read tell nothing of an edit. */
    private static boolean differs(@Nullable String recorded, @Nullable String now) {
        return recorded != null && !recorded.isEmpty() && now != null && !recorded.equals(now);
    }

    private static boolean isUnfinished(@Nullable LedgerEntry entry) {
        return entry != null && entry.state() == LedgerEntry.State.UNFINISHED;
    }

    /** The ledger has the last word on a run that it knows, and on all that began before it. */
    private static boolean settled(JournalRun run, @Nullable LedgerEntry entry) {
        if (entry == null) {
            return false;
        }
        if (entry.runId().equals(run.runId())) {
            return !isUnfinished(entry);
        }
        Instant moment = isUnfinished(entry) ? entry.startedAt() : entry.finishedAt();
        return moment != null && moment.isAfter(run.startedAt());
    }
}
