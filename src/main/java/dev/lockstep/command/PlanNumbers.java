package dev.lockstep.command;

import dev.lockstep.model.Direction;
import dev.lockstep.model.FailureException;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.project.ScriptFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The numbers that the last {@code plan} printed, good as long as the same plan would be made. */
final class PlanNumbers {
    private @Nullable Plan last;
    private Map<String, ScriptFile> derived = Map.of();

    /**
     * That plan is on the screen now.
     *
     * @param waysBack that were derived for it
     */
    void remember(Plan plan, Map<String, ScriptFile> waysBack) {
        last = plan;
        derived = waysBack;
    }

    /** Another project or database: no number means anything. */
    void forget() {
        last = null;
    }

    /** Whether that number was printed, for a plan that would not be made any more. */
    boolean outdated(String typed, MigrationStates states) {
        return last != null
                && typed.matches("[0-9]{1,6}")
                && Integer.parseInt(typed) <= last.runs().size()
                && Integer.parseInt(typed) > 0
                && current(states).isEmpty();
    }

    /** The last plan, where it still holds. */
    Optional<Plan> still(MigrationStates states) {
        return Optional.ofNullable(last).filter(printed -> stillHolds(printed, states));
    }

    /** Number to name, where the last plan still holds; else nothing. */
    Map<Integer, String> current(MigrationStates states) {
        Optional<Plan> printed = still(states);
        if (printed.isEmpty()) {
            return Map.of();
        }
        Map<Integer, String> names = new LinkedHashMap<>();
        for (Plan.Run run : printed.get().runs()) {
            names.put(run.number(), run.name());
        }
        return names;
    }

    private boolean stillHolds(Plan printed, MigrationStates states) {
        try {
            Plan now =
                    printed.direction() == Direction.UP
                            ? Planner.up(states, printed.target())
                            : Planner.down(states, printed.target(), derived);
            return now.hash().equals(printed.hash());
        } catch (FailureException e) {
            // what was planned cannot be planned any more
            return false;
        }
    }
}
