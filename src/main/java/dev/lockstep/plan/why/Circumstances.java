package dev.lockstep.plan.why;

import dev.lockstep.model.Direction;
import dev.lockstep.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How and where a migration ran that failed.
 *
 * @param transactional false where its statements commit one by one
 * @param direction of the run
 * @param elsewhere where it failed, in words, when that was not the database that is looked at: a
 *     shadow; else null
 * @param script its statements as the file has them now; empty where they are not known
 * @param fate of a run whose end nobody was told; null where the failure itself tells it
 */
public record Circumstances(
        boolean transactional,
        Direction direction,
        @Nullable String elsewhere,
        List<Statement> script,
        @Nullable Fate fate) {
    /** Where nothing is known of a migration: SQL that somebody typed. */
    public static final Circumstances NONE =
            new Circumstances(true, Direction.UP, null, List.of(), null);

    /** Keeps its own copy. */
    public Circumstances {
        script = List.copyOf(script);
    }

    /**
     * What became of a run that was never heard of again.
     *
     * @param sentence without a full stop
     * @param next what to type, in order; empty where that is to try it again
     */
    public record Fate(String sentence, List<String> next) {
        /** Keeps its own copy. */
        public Fate {
            next = List.copyOf(next);
        }
    }
}
