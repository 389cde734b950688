package dev.lockstep.apply;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Target;
import dev.lockstep.plan.Plan;

/** What to type after a run stopped, so that the rest of what was asked for is done. */
final class WayOn {
    private WayOn() {}

    /**
     * The command that goes on.
     *
     * @param ended how many migrations of the plan ended well before
     * @param together whether all of them are one transaction
     */
    static String of(Plan plan, int ended, boolean together) {
        return plan.direction() == Direction.UP
                ? "apply " + forward(plan) + (together ? " --atomic" : "")
                : "rollback " + back(plan.target(), plan.runs().size() - ended);
    }

    /** A number of migrations is said by its last, which means the same however often typed. */
    private static String forward(Plan plan) {
        return switch (plan.target()) {
            case Target.All all -> "all";
            case Target.Count count -> "to " + plan.runs().getLast().name();
            case Target.To to -> "to " + to.name();
            case Target.Only only -> "only " + only.name();
        };
    }

    private static String back(Target target, int left) {
        return switch (target) {
            case Target.All all -> "all";
            case Target.Count count -> left == 1 ? "last" : "last " + left;
            case Target.To to -> "to " + to.name();
            case Target.Only only -> "only " + only.name();
        };
    }
}
