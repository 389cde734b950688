package dev.lockstep.plan;

import dev.lockstep.model.Failure;
import dev.lockstep.model.Target;
import java.util.Optional;

/** From how things stand to what would run. Names in targets are exact here. */
public final class Planner {
    private Planner() {}

    /**
     * The way forward. Never refuses because of drift or order: it notes them.
     *
     * @throws dev.lockstep.model.FailureException with {@code SyntaxProblem} or {@code
     *     LayoutProblem} when a script of the plan cannot be read
     */
    public static Plan up(MigrationStates states, Target target) {
        throw new UnsupportedOperationException();
    }

    /**
     * The way back, newest application first.
     *
     * @throws dev.lockstep.model.FailureException with {@code GuardRefused} when one of them has no
     *     way back, naming all such
     */
    public static Plan down(MigrationStates states, Target target) {
        throw new UnsupportedOperationException();
    }

    /**
     * Why that plan must not be applied as things stand: drift, a missing or failed migration,
     * order; empty when it may.
     */
    public static Optional<Failure> refusal(
            MigrationStates states, Plan plan, boolean outOfOrderAllowed) {
        throw new UnsupportedOperationException();
    }
}
