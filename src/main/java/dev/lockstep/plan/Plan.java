package dev.lockstep.plan;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Target;
import dev.lockstep.project.ScriptFile;
import dev.lockstep.sql.Script;
import java.util.List;

/**
 * What would run, in order.
 *
 * @param hash over direction, names, checksums and statements; names no environment, host, size,
 *     time
 */
public record Plan(
        Direction direction, Target target, String hash, List<Run> runs, List<String> notes) {
    /** Keeps its own copies. */
    public Plan {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }

    /**
     * One migration of a plan.
     *
     * @param number from 1
     * @param file the script that runs: up, or down
     * @param resumeAt first statement left to run; 1 unless an earlier run outside a transaction
     *     completed some
     */
    public record Run(
            int number,
            MigrationStatus status,
            ScriptFile file,
            Script script,
            boolean transactional,
            boolean reversible,
            int resumeAt) {
        /** Its name. */
        public String name() {
            return status.name();
        }
    }

    /** As it is printed and written as JSON. */
    public Outcome.PlanReport report(boolean somethingPendingMatters, boolean sqlOnly) {
        throw new UnsupportedOperationException();
    }
}
