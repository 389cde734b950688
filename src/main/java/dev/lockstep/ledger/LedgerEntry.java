package dev.lockstep.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a history table says about one migration now (its newest word, where it keeps several).
 *
 * @param runId what identifies the run that wrote it
 * @param checksum as the tool keeps it; null where it keeps none
 * @param startedAt when the run that applied it began, as far as the tool keeps that
 * @param finishedAt when it came to this state: applied, or rolled back; null while unfinished
 * @param by who ran it; null where the tool does not keep that
 * @param steps statements that had completed; Prisma counts a whole script as one
 * @param log what was noted of a failure, or null
 */
public record LedgerEntry(
        String name,
        State state,
        String runId,
        @Nullable String checksum,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String by,
        int steps,
        @Nullable String log) {
    /** What a history table can say. */
    public enum State {
        APPLIED,
        BASELINE,
        /** Begun and not finished: failed, or running this moment. */
        UNFINISHED,
        ROLLED_BACK,
        SKIPPED
    }
}
