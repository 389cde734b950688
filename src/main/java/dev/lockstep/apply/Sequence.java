package dev.lockstep.apply;

import dev.lockstep.ledger.LedgerRun;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome.MigrationRun;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.plan.Plan;
import dev.lockstep.postgres.ServerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Runs the migrations of a plan one after another, until one does not end well. */
final class Sequence {
    private final Workbench bench;
    private final Turn turn;
    private final Plan plan;
    private final boolean atomic;
    private final Map<String, ? extends Collection<String>> accepted;
    private final CompletableFuture<Convoys> convoys;
    private final List<MigrationRun> runs = new ArrayList<>();

    /**
     * Nothing runs yet, but what can be written down is being written: before the first change of a
     * database the server is busy with tables of ours.
     *
     * @param atomic whether all run in one transaction
     * @param accepted for the journal: hazards that the command accepts, by migration
     */
    Sequence(
            Workbench bench,
            Turn turn,
            Plan plan,
            boolean atomic,
            Map<String, ? extends Collection<String>> accepted) {
        this.bench = bench;
        this.turn = turn;
        this.plan = plan;
        this.atomic = atomic;
        this.accepted = accepted;
        this.convoys = CompletableFuture.supplyAsync(() -> new Convoys(bench, turn, jobs()));
    }

    /** Runs them. */
    RunReport run() {
        long started = System.nanoTime();
        Convoys together = convoys.join();
        @Nullable Failure failure = null;
        try (StatementWatch watch = new StatementWatch(bench)) {
            if (atomic && !together.jobs().isEmpty()) {
                failure = one(together.jobs(), false, watch);
            } else {
                failure = oneByOne(together, watch);
            }
        }
        return new RunReport(
                plan.direction() == Direction.UP ? "apply" : "rollback",
                failure == null ? RunOutcome.DONE : Ended.outcomeOf(failure),
                runs,
                Duration.ofNanos(System.nanoTime() - started),
                failure);
    }

    /** Together as far as that is safe; what did not go well together goes alone. */
    private @Nullable Failure oneByOne(Convoys together, StatementWatch watch) {
        together.ask();
        List<Job> jobs = together.jobs();
        @Nullable Failure failure = null;
        int aloneUntil = 0;
        while (runs.size() < jobs.size() && failure == null) {
            int at = runs.size();
            Optional<Convoy> convoy = at < aloneUntil ? Optional.empty() : together.next(at);
            if (convoy.isEmpty()) {
                boolean opensNext =
                        at + 1 < jobs.size()
                                && beginsAtOnce(jobs.get(at + 1))
                                && (at + 1 < aloneUntil || !together.begins(at + 1));
                failure = one(List.of(jobs.get(at)), opensNext, watch);
            } else {
                Ended ended = convoy.get().run();
                runs.addAll(ended.runs());
                failure = ended.failure();
                aloneUntil = at + alone(convoy.get().size(), ended.runs().size());
            }
        }
        return failure;
    }

    /**
     * How many of them are to go alone from the first on: the one that stopped them; all of them
     * where it stopped even the first (an error of syntax does), for it would stop every next try.
     */
    private static int alone(int together, int went) {
        return went == 0 ? together : Math.min(together, went + 1);
    }

    private List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        for (Plan.Run run : plan.runs()) {
            String again = WayOn.of(plan, atomic ? 0 : jobs.size(), atomic);
            LedgerRun ledgerRun = Runs.of(bench, run, accepted(run));
            int count = plan.runs().size();
            jobs.add(new Job(run, plan.direction(), ledgerRun, count, atomic, again));
        }
        return List.copyOf(jobs);
    }

    private Collection<String> accepted(Plan.Run run) {
        Collection<String> ids = accepted.get(run.name());
        return ids == null ? List.of() : ids;
    }

    /** Whether its transaction is the first that it does. */
    private boolean beginsAtOnce(Job job) {
        return job.plan().transactional() && job.beginning(bench).isEmpty();
    }

    private @Nullable Failure one(List<Job> jobs, boolean opensNext, StatementWatch watch) {
        LockPolicy policy = LockPolicy.of(bench.environment());
        try (StatementRunner runner = new StatementRunner(bench, turn.session(), policy, watch)) {
            Ended ended =
                    jobs.getFirst().plan().transactional()
                            ? new TransactionalRun(bench, turn, jobs, opensNext, runner).run()
                            : new StepwiseRun(bench, turn, jobs.getFirst(), runner).run();
            runs.addAll(ended.runs());
            return ended.failure();
        } catch (ServerException e) {
            // a statement of our own, before the migration's first: what ran before it is told all
            // the
            // same
            return new Failure.ServerRefused(
                    e.error(),
                    null,
                    jobs.getFirst().name() + " was not begun; what was applied before it stays",
                    "see what the role may do in the schemas of the ledger and the journal");
        }
    }
}
