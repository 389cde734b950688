package dev.lockstep.apply;

import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.GuardRefused;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.phase.PhaseGuard;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies migrations, exactly: the README says how, under "How it applies". */
public final class Applier {
    private final Workbench bench;
    private final Map<String, ? extends Collection<String>> accepted;

    /** Works with that. */
    public Applier(Workbench bench) {
        this(bench, Map.of());
    }

    /**
     * Works with that.
     *
     * @param accepted ids of hazards that the command accepts, by migration: the journal keeps them
     */
    public Applier(Workbench bench, Map<String, ? extends Collection<String>> accepted) {
        this.bench = bench;
        this.accepted = accepted;
    }

    /**
     * Applies up to the target (names exact); with {@code atomic} all in one transaction.
     *
     * @param planHash of the plan that a person agreed to, or null when nobody was asked
     * @throws FailureException when nothing was begun: drift, a guard, no lock, no connection
     */
    public RunReport apply(Target target, boolean atomic, @Nullable String planHash) {
        try (Turn turn = Turn.take(bench, "apply")) {
            MigrationStates states = turn.states();
            Plan plan = Planner.up(states, target);
            Agreement.check(plan, planHash);
            Unmanaged.refuse(bench, turn, states);
            Agreement.refuse(Planner.refusal(states, plan, bench.outOfOrderAllowed()));
            plan.runs().forEach(Backfills::refuse);
            PhaseGuard.judge(turn.session(), states, plan, acceptedAnywhere()).orThrow();
            if (atomic) {
                refuseWhereNotAtomic(plan);
            }
            Sequence sequence = new Sequence(bench, turn, plan, atomic, accepted);
            if (plan.runs().isEmpty()) {
                return sequence.run();
            }
            SchemaGuard schema = new SchemaGuard(bench, turn);
            schema.check();
            turn.prepare();
            RunReport report = sequence.run();
            if (target instanceof Target.Only only && report.failure() == null) {
                new PassedOver(states, only.name()).write(bench, turn);
            }
            schema.keep("apply");
            return report;
        }
    }

    private List<String> acceptedAnywhere() {
        return accepted.values().stream().flatMap(Collection::stream).map(String::valueOf).toList();
    }

    private static void refuseWhereNotAtomic(Plan plan) {
        List<String> others =
                plan.runs().stream()
                        .filter(run -> !run.transactional())
                        .map(Plan.Run::name)
                        .toList();
        if (!others.isEmpty()) {
            throw new FailureException(
                    new GuardRefused(
                            "not one transaction: "
                                    + String.join(", ", others)
                                    + " cannot run in one",
                            Failure.UNCHANGED,
                            "leave --atomic out, or apply up to the one before it first"));
        }
    }
}
