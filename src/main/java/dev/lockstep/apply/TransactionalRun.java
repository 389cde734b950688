package dev.lockstep.apply;

import dev.lockstep.ledger.Took;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.MigrationRun;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.StepRun;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs one migration, or several, in one transaction that also holds their ledger rows: all of it
 * is committed or nothing is, and the row of the last run tells which.
 *
 * <p>Two round trips besides the statements' own: settings, begin and the check of the advisory
 * lock; ledger rows and commit. Between two such runs they are one.
 */
final class TransactionalRun {
    private final Workbench bench;
    private final Turn turn;
    private final List<Job> jobs;
    private final boolean opensNext;
    private final StatementRunner runner;
    private final Retries retries;
    private final List<MigrationRun> runs = new ArrayList<>();
    private List<StepRun> steps = new ArrayList<>();
    private long migrationStarted;
    private Job current;

    /**
     * Of those jobs.
     *
     * @param opensNext whether another transactional run follows, whose transaction may be opened
     *     in the round trip that commits this one
     */
    TransactionalRun(
            Workbench bench, Turn turn, List<Job> jobs, boolean opensNext, StatementRunner runner) {
        this.bench = bench;
        this.turn = turn;
        this.jobs = List.copyOf(jobs);
        this.opensNext = opensNext;
        this.runner = runner;
        this.retries = new Retries(bench, LockPolicy.of(bench.environment()), runner);
        this.current = jobs.getFirst();
    }

    /** The server refused to commit what it had accepted statement by statement. */
    private static final class CommitRefused extends RuntimeException {
        private final transient ServerException refusal;

        CommitRefused(ServerException refusal) {
            super(refusal.getMessage(), null, false, false);
            this.refusal = refusal;
        }
    }

    /** Runs it to its end, whatever that is. */
    Ended run() {
        migrationStarted = System.nanoTime();
        try {
            writeBeginnings();
            retries.run(current.name(), session(), this::attempt);
            runs.forEach(this::tellDone);
            return new Ended(runs, null);
        } catch (StatementFailed e) {
            Failure failure =
                    Failures.of(
                            e,
                            current,
                            retries.tries(),
                            retries.waited(),
                            rolledBack(),
                            bench.cancellation().requested());
            steps.add(new StepRun(e.statement().index(), e.took(), -1, failure));
            return undone(failure);
        } catch (CommitRefused e) {
            return undone(Failures.atCommit(e.refusal.error(), jobs.getLast()));
        } catch (StopRequested e) {
            return undone(Failures.cancelled(current, rolledBack()));
        } catch (FailureException e) {
            return undone(e.failure());
        } catch (ConnectionLostException e) {
            return afterLoss(e);
        }
    }

    private String rolledBack() {
        return jobs.size() == 1
                ? Failures.rolledBack(current.direction())
                : "the transaction was rolled back: none of its "
                        + jobs.size()
                        + " migrations is applied";
    }

    private Session session() {
        return turn.session();
    }

    /**
     * Rows that a tool wants to see before the run, committed by themselves, and ours beside them:
     * so that a killed run is known as ours, and as one that left nothing.
     */
    private void writeBeginnings() {
        jobs.stream()
                .flatMap(
                        job -> job.beginning(bench).map(row -> row.then(job.begun(bench))).stream())
                .reduce(Sql::then)
                .ifPresent(sql -> session().run(Sql.of("BEGIN").then(sql).then(Sql.of("COMMIT"))));
    }

    private boolean begunBefore(Job job) {
        return job.beginning(bench).isPresent();
    }

    /** One try, which leaves nothing behind when it fails. */
    private boolean attempt() {
        runs.clear();
        try {
            begin();
            for (int i = 0; i < jobs.size(); i++) {
                runOne(jobs.get(i), i == 0, i == jobs.size() - 1);
            }
            return true;
        } catch (StatementFailed e) {
            Notes.rollBack(session());
            throw e;
        }
    }

    private void begin() {
        turn.begin(turn.settings(), jobs.getFirst().again());
        runner.settingsRestored();
    }

    private void runOne(Job job, boolean first, boolean last) {
        current = job;
        migrationStarted = System.nanoTime();
        steps = new ArrayList<>();
        if (!first) {
            session().run(turn.restoreSettingsWithin());
            runner.settingsRestored();
        }
        List<Statement> statements = job.plan().script().statements();
        bench.events().accept(job.started());
        for (Statement statement : statements) {
            steps.add(runner.run(job.name(), statements.size(), statement));
        }
        Verification.check(
                session(), job, Failures.rolledBack(job.direction()), Failures.afterCheck(job));
        end(job, last);
    }

    /**
     * The ledger's row, as ourselves whatever role the script took; for the last one, the commit.
     */
    private void end(Job job, boolean last) {
        Duration duration = elapsed();
        Sql ending =
                Sql.of("RESET SESSION AUTHORIZATION")
                        .then(Sql.of("RESET ROLE"))
                        .then(job.ending(bench, Took.of(duration)))
                        .then(journalEnding(job, duration));
        if (session().transactionStatus() != TransactionStatus.OPEN) {
            throw new FailureException(
                    new Failure.OutcomeUnknown(
                            "the script ended the transaction that it was run in",
                            "its statements may be committed, its ledger row is not",
                            "look at the database, then: resolve "
                                    + job.name()
                                    + " --applied (or --rolled-back)"));
        }
        try {
            commit(ending, last);
        } catch (ServerException e) {
            Notes.rollBack(session());
            if (!opensNext || !committed(job)) {
                throw new CommitRefused(e);
            }
        }
        runs.add(new MigrationRun(job.name(), RunOutcome.DONE, duration, steps));
    }

    private void commit(Sql ending, boolean last) {
        if (last && opensNext) {
            turn.commitAndBegin(ending, turn.settings());
        } else {
            session().run(last ? ending.then(Sql.of("COMMIT")) : ending);
        }
    }

    /** The refusal may have been of what opens the next transaction, behind the commit. */
    private boolean committed(Job job) {
        return session().query(job.outcome(bench), row -> row.bool("done")).contains(true);
    }

    private Sql journalEnding(Job job, Duration duration) {
        return begunBefore(job)
                ? bench.journal().ended(job.run().runId(), "done", false, duration, null)
                : job.journalEnding(bench, Took.of(duration));
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - migrationStarted);
    }

    private void tellDone(MigrationRun run) {
        bench.events()
                .accept(
                        new Event.MigrationDone(
                                run.name(), jobs.getFirst().direction(), run.duration()));
    }

    /** Nothing of the transaction remained: says so in ledger and journal. */
    private Ended undone(Failure failure) {
        Notes.rollBack(session());
        Notes.write(bench, turn, undoneWords(failure));
        return failed(failure);
    }

    private Sql undoneWords(Failure failure) {
        return jobs.stream()
                .flatMap(job -> undoneWords(job, failure).stream())
                .reduce(Sql::then)
                .orElseThrow();
    }

    /** Of several together one failed; those before it went with it, those behind never began. */
    private Optional<Sql> undoneWords(Job job, Failure failure) {
        if (job.equals(current)) {
            return Optional.of(Undone.words(bench, job, failure, elapsed()));
        }
        boolean began = jobs.indexOf(job) < jobs.indexOf(current);
        if (!began && !begunBefore(job)) {
            return Optional.empty();
        }
        String why = (began ? "rolled back with " : "not begun, because of ") + current.name();
        return Optional.of(
                Undone.words(
                        bench,
                        job,
                        new Failure.Cancelled(why, failure.databaseState(), failure.next()),
                        Duration.ZERO));
    }

    private Ended failed(Failure failure) {
        bench.events()
                .accept(new Event.MigrationFailed(current.name(), current.direction(), failure));
        return new Ended(
                List.of(
                        new MigrationRun(
                                current.name(), Ended.outcomeOf(failure), elapsed(), steps)),
                failure);
    }

    private Ended afterLoss(ConnectionLostException lost) {
        return switch (Recovery.afterLoss(bench, turn, jobs.getLast())) {
            case Recovery.Verdict.Committed c -> recoveredDone();
            case Recovery.Verdict.NotCommitted n ->
                    undone(
                            Recovery.lost(
                                    lost,
                                    Failures.rolledBack(current.direction()),
                                    current.again()));
            case Recovery.Verdict.Unknown u -> {
                lookUpLater(lost, u);
                yield failed(u.failure());
            }
        };
    }

    private void lookUpLater(ConnectionLostException lost, Recovery.Verdict.Unknown unknown) {
        Failure undone = Recovery.lost(lost, rolledBack(), current.again());
        bench.unsettled()
                .add(
                        new Unsettled.Run(
                                current.name(),
                                jobs.getLast().outcome(bench),
                                undoneWords(undone),
                                rolledBack(),
                                unknown.before(),
                                null));
    }

    private Ended recoveredDone() {
        if (runs.size() < jobs.size()) {
            runs.add(new MigrationRun(current.name(), RunOutcome.DONE, elapsed(), steps));
        }
        runs.forEach(this::tellDone);
        return new Ended(runs, null);
    }
}
