package dev.lockstep.ledger;

import dev.lockstep.model.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run as the journal keeps it.
 *
 * @param what apply, rollback, resolve, baseline, skip, seed, reset
 * @param outcome running, done, failed, cancelled, unknown; failed with {@code leftNothing} was
 *     undone whole
 * @param steps what is known of each statement of a run outside a transaction; empty for others
 */
public record JournalRun(
        String runId,
        String migration,
        String what,
        Direction direction,
        boolean transactional,
        String outcome,
        boolean leftNothing,
        Instant startedAt,
        @Nullable Duration duration,
        String by,
        @Nullable String note,
        List<JournalStep> steps) {
    /** Keeps its own copy. */
    public JournalRun {
        steps = List.copyOf(steps);
    }

    /**
     * One statement of a run outside a transaction.
     *
     * @param hash SHA-256 of its text, so that an edited file is not resumed in the wrong place
     * @param outcome intended, done, failed
     * @param indexesBefore names of indexes that the relation had before an index build, so that
     *     only what we made is ever dropped
     */
    public record JournalStep(
            int index, String hash, String outcome, List<String> indexesBefore, long rows) {
        /** Keeps its own copy. */
        public JournalStep {
            indexesBefore = List.copyOf(indexesBefore);
        }
    }
}
