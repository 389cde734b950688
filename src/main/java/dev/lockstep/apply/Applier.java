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
import dev.lockstep.project.Migration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies migrations, exactly: see ARCHITECTURE in CONTRIBUTING, Applying. */
public final class Applier {
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
            refuseStrangersDatabase(turn, states);
            Agreement.refuse(Planner.refusal(states, plan, bench.outOfOrderAllowed()));
            plan.runs().forEach(Applier::refuseBackfill);
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

    /** A database that has tables and no history was made by somebody else: not ours to guess. */
    private void refuseStrangersDatabase(Turn turn, MigrationStates states) {
        boolean known = states.all().stream().anyMatch(status -> status.entry() != null);
        if (known || !hasTables(turn)) {
            return;
        }
        String newest =
                states.all().isEmpty() ? "M" : states.all().getLast().name();
        throw new FailureException(
                new GuardRefused(
                        "this database has tables, but " + bench.ledger().table() + " knows no migration",
                        Failure.UNCHANGED,
                        "if the database is at a migration already: baseline "
                                + newest
                                + " (the last one it has); or connect to an empty database"));
    }

    private boolean hasTables(Turn turn) {
        return turn.session()
                .query(
                        Sql.of(
                                """
                                SELECT EXISTS (
                                  SELECT 1 FROM pg_catalog.pg_class c
                                  WHERE c.relnamespace::regnamespace::text = ANY (pg_catalog.current_schemas(false)::text[])
                                    AND c.relkind IN ('r', 'p')
                                    AND c.oid IS DISTINCT FROM pg_catalog.to_regclass(?)
                                    AND NOT EXISTS (
                                      SELECT 1 FROM pg_catalog.pg_depend d
                                      WHERE d.classid = 'pg_catalog.pg_class'::regclass
                                        AND d.objid = c.oid AND d.deptype = 'e')) AS found
                                """,
                                bench.ledger().table()),
                        row -> row.bool("found"))
                .getFirst();
    }

    private static void refuseBackfill(Plan.Run run) {
        Migration files = run.status().files();
        if (files != null && files.backfill().isPresent()) {
            throw new FailureException(
                    new GuardRefused(
                            run.name()
                                    + " has a backfill, and this version of Lockstep does not run"
                                    + " backfills",
                            Failure.UNCHANGED,
                            "make it a data migration of its own, or wait for the version that does"));
        }
    }

    private static void refuseWhereNotAtomic(Plan plan) {
        List<String> others =
                plan.runs().stream().filter(run -> !run.transactional()).map(Plan.Run::name).toList();
        if (!others.isEmpty()) {
            throw new FailureException(
                    new GuardRefused(
                            "not one transaction: " + String.join(", ", others) + " cannot run in one",
                            Failure.UNCHANGED,
                            "leave --atomic out, or apply up to the one before it first"));
        }
    }

    /** What {@code only M} passed over stays applicable, and is known not to be forgotten. */
    private void notePassedOver(Turn turn, MigrationStates states, Plan plan) {
        Plan.Run applied = plan.runs().getFirst();
        for (MigrationStatus status : states.toApply()) {
            if (status.name().equals(applied.name())) {
                return;
            }
            Optional<LedgerEntry.State> known =
                    Optional.ofNullable(status.entry()).map(LedgerEntry::state);
            if (known.filter(state -> state == LedgerEntry.State.SKIPPED).isEmpty()) {
                bench.ledger()
                        .skipped(Runs.declared(bench, status))
                        .ifPresent(sql -> Notes.write(bench, turn.session(), sql));
            }
        }
    }
}
