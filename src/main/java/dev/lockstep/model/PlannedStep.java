package dev.lockstep.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a plan; {@code sql} runs from its first token to its last.
 *
 * @param effects what it will lock, rewrite and scan; null where nobody asked
 * @param hazards how it may hurt, accepted ones included
 * @param estimate how long it works; null where that cannot be said
 */
public record PlannedStep(
        int index,
        String kind,
        String sql,
        String file,
        int line,
        int column,
        List<String> relations,
        boolean transactional,
        @Nullable Effects effects,
        List<Hazard> hazards,
        @Nullable Estimate estimate) {
    /** Keeps its own copies. */
    public PlannedStep {
        relations = List.copyOf(relations);
        hazards = List.copyOf(hazards);
    }
}
