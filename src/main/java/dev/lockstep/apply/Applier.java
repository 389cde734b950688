package dev.lockstep.apply;

import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.GuardRefused;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.postgres.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies migrations, exactly: the README says how, under "How it applies". */
public final class Applier {
    /** Of thousands that were passed over, each row would otherwise be a round trip. */
    private static final int ROWS_AT_ONCE = 100;

    private final Workbench bench;

    /** Works with that. */
    public Applier(Workbench bench) {
        this.bench = bench;
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
            if (atomic) {
                refuseWhereNotAtomic(plan);
            }
            if (plan.runs().isEmpty()) {
                return new Sequence(bench, turn).run(plan, false);
            }
            turn.prepare();
            RunReport report = new Sequence(bench, turn).run(plan, atomic);
            if (target instanceof Target.Only && report.failure() == null) {
                notePassedOver(turn, states, plan);
            }
            return report;
        }
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

    /** What {@code only M} passed over stays applicable, and is known not to be forgotten. */
    private void notePassedOver(Turn turn, MigrationStates states, Plan plan) {
        String applied = plan.runs().getFirst().name();
        List<Sql> rows =
                states.toApply().stream()
                        .takeWhile(status -> !status.name().equals(applied))
                        .filter(status -> !isKnownAsPassedOver(status))
                        .flatMap(status ->
                                bench.ledger().skipped(Runs.declared(bench, status)).stream())
                        .toList();
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            int to = Math.min(from + ROWS_AT_ONCE, rows.size());
            rows.subList(from, to).stream()
                    .reduce(Sql::then)
                    .ifPresent(sql -> Notes.write(bench, turn, sql));
        }
    }

    private static boolean isKnownAsPassedOver(MigrationStatus status) {
        LedgerEntry entry = status.entry();
        return entry != null && entry.state() == LedgerEntry.State.SKIPPED;
    }
}
