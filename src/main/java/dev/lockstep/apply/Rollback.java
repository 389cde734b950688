package dev.lockstep.apply;

import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.project.ScriptFile;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Undoes migrations by their own down scripts, newest application first. */
public final class Rollback {
    private final Workbench bench;
    private final Map<String, ScriptFile> derived;

    /** Works with that, by down scripts alone. */
    public Rollback(Workbench bench) {
        this(bench, Map.of());
    }

    /**
     * Works with that.
     *
     * @param derived ways back of migrations that have no down script, by their names
     */
    public Rollback(Workbench bench, Map<String, ScriptFile> derived) {
        this.bench = bench;
        this.derived = Map.copyOf(derived);
    }

    /**
     * Undoes down to the target (names exact).
     *
     * @param planHash of the plan that a person agreed to, or null when nobody was asked
     * @throws FailureException when nothing was begun: no way back, a guard, no lock, no connection
     */
    public RunReport rollback(Target target, @Nullable String planHash) {
        try (Turn turn = Turn.take(bench, "rollback")) {
            MigrationStates states = turn.states();
            Plan plan = Planner.down(states, target, derived);
            Agreement.check(plan, planHash);
            Agreement.refuse(Planner.refusal(states, plan, bench.outOfOrderAllowed()));
            Sequence sequence = new Sequence(bench, turn, plan, false, Map.of());
            if (plan.runs().isEmpty()) {
                return sequence.run();
            }
            SchemaGuard schema = new SchemaGuard(bench, turn);
            schema.check();
            turn.prepare();
            RunReport report = sequence.run();
            schema.keep("rollback");
            return report;
        }
    }
}
