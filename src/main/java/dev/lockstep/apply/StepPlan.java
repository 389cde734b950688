package dev.lockstep.apply;

import dev.lockstep.model.Target;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape.TransactionUse;

/** Whether a migration may be stepped through as things stand, judged under the lock. */
final class StepPlan {
    private StepPlan() {}

    /**
     * The only run of the plan.
     *
     * @throws dev.lockstep.model.FailureException when it cannot be applied, or not in steps
     */
    static Plan.Run of(Workbench bench, Turn turn, String migration) {
        MigrationStates states = turn.states();
        Plan plan = Planner.up(states, new Target.Only(migration));
        Agreement.refuse(Planner.refusal(states, plan, bench.outOfOrderAllowed()));
        Unmanaged.refuse(bench, turn, states);
        if (plan.runs().isEmpty()) {
            throw Stepper.refused(migration + " is not pending", "status");
        }
        Plan.Run run = plan.runs().getFirst();
        Backfills.refuse(run);
        refuseTransactionControl(run.script());
        return run;
    }

    private static void refuseTransactionControl(Script script) {
        for (Statement statement : script.statements()) {
            if (statement.shape().transactionUse() == TransactionUse.CONTROL) {
                throw Stepper.refused(
                        statement.place()
                                + ": "
                                + statement.shape().kind()
                                + " decides transactions itself, and so cannot be stepped through",
                        "apply it as a whole");
            }
        }
    }
}
