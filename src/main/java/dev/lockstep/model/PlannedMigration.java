package dev.lockstep.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One migration of a plan; {@code resumeAt} is the first statement left to run, 1 for all. */
public record PlannedMigration(
        int number,
        String name,
        boolean transactional,
        boolean reversible,
        int resumeAt,
        @Nullable String note,
        List<PlannedStep> steps) {
    /** Keeps its own copy. */
    public PlannedMigration {
        steps = List.copyOf(steps);
    }
}
