package dev.lockstep.apply;

import dev.lockstep.model.Target;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.phase.PhaseGuard;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape.TransactionUse;
import java.util.List;

/**
 * What would be stepped through as things stand, judged under the lock.
 *
 * @param run the only one of the plan
 * @param notes what a person should know of the plan
 * @param schema checked already
 */
record StepPlan(Plan.Run run, List<String> notes, PassedOver passedOver, SchemaGuard schema) {
    StepPlan {
        notes = List.copyOf(notes);
    }

    /**
     * The plan for that migration.
     *
     * @throws dev.lockstep.model.FailureException when it cannot be applied, or not in steps
     */
    static StepPlan of(Workbench bench, Turn turn, String migration) {
        MigrationStates states = turn.states();
        Plan plan = Planner.up(states, new Target.Only(migration));
        Agreement.refuse(Planner.refusal(states, plan, bench.outOfOrderAllowed()));
        Unmanaged.refuse(bench, turn, states);
        if (plan.runs().isEmpty()) {
            throw Stepper.refused(migration + " is not pending", "status");
        }
        Plan.Run run = plan.runs().getFirst();
        Backfills.refuse(run);
        PhaseGuard.judge(turn.session(), states, plan, List.of()).orThrow();
        refuseTransactionControl(run.script());
        SchemaGuard schema = new SchemaGuard(bench, turn);
        schema.check();
        return new StepPlan(run, plan.notes(), new PassedOver(states, migration), schema);
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
