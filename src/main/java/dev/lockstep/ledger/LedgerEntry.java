package dev.lockstep.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a history table says about one migration now (its newest word, where it keeps several).
 *
 * @param runId what identifies the run that wrote it
 * @param checksum as the tool keeps it; null where it keeps none
 * @param steps statements that had completed
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
