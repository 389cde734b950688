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
 */
public record Circumstances(
        boolean transactional,
        Direction direction,
        @Nullable String elsewhere,
        List<Statement> script) {
    /** Where nothing is known of a migration: SQL that somebody typed. */
    public static final Circumstances NONE =
            new Circumstances(true, Direction.UP, null, List.of());

    /** Keeps its own copy. */
    public Circumstances {
        script = List.copyOf(script);
    }
}
