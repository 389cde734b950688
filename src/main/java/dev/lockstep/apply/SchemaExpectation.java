package dev.lockstep.apply;

import dev.lockstep.schema.Fingerprint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command expects of the schema that it finds.
 *
 * @param accepted whether it takes one that is not as Lockstep left it
 * @param planned what it was when the plan was written down, or null
 * @param look says how it differs
 */
public record SchemaExpectation(boolean accepted, @Nullable Fingerprint planned, Look look) {
    /** None, and nobody who could say how it differs. */
    public static final SchemaExpectation NONE =
            new SchemaExpectation(false, null, since -> Differences.UNKNOWN);

    /** Looks at the database, from under the advisory lock. */
    @FunctionalInterface
    public interface Look {
        /** How it differs from what its migrations make; never throws for what it cannot find. */
        Differences differences(Instant since);
    }

    /**
     * How a schema differs.
     *
     * @param none whether it is exactly what its migrations make
     * @param lines what is known of it, one sentence each
     */
    public record Differences(boolean none, List<String> lines) {
        /** Nothing is known. */
        public static final Differences UNKNOWN = new Differences(false, List.of());

        /** Keeps its own copy. */
        public Differences {
            lines = List.copyOf(lines);
        }
    }
}
