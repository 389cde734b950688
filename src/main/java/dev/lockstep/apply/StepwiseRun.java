package dev.lockstep.apply;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.ledger.JournalRun.JournalStep;
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
import dev.lockstep.sql.StatementShape.TransactionUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a migration that cannot be one transaction, statement by statement, each written down so
 * that a later run continues where this one stopped.
 *
 * <ul>
 *   <li>A statement that could run in a transaction does, together with its row in the journal: a
 *       crash cannot repeat it.
 *   <li>The others are journaled before (intended) and after (done); what became of one that was
 *       only intended, {@link Leftovers} finds out.
 *   <li>A transaction of the script's own is left alone; the rows of its statements go into it just
 *       before its COMMIT.
 * </ul>
 */
final class StepwiseRun {
    private final Workbench bench;
    private final Turn turn;
    private final Job job;
    private final StatementRunner runner;
    private final Retries retries;
    private final StepRows rows;
    private final OutsideStatement outsideStatement;
    private final List<StepRun> steps = new ArrayList<>();

    /** Statements of the script's own open transaction, their rows still to be written. */
    private final List<StepRun> inScriptTransaction = new ArrayList<>();

    private final long started = System.nanoTime();
    private int done;

    /** Whether a statement was tried that may leave something even when it fails. */
    private boolean wentOutside;

    StepwiseRun(Workbench bench, Turn turn, Job job, StatementRunner runner) {
        this.bench = bench;
        this.turn = turn;
        this.job = job;
        this.runner = runner;
        this.retries = new Retries(bench, LockPolicy.of(bench.environment()), runner);
        this.rows = new StepRows(bench, job);
        this.outsideStatement = new OutsideStatement(bench, turn, job, runner);
        this.done = job.plan().resumeAt() - 1;
        this.wentOutside = earlier().isPresent();
    }

    /** Whether this continues an earlier run, whose id the job carries. */
    private Optional<JournalRun> earlier() {
        return Optional.ofNullable(job.status().run())
                .filter(run -> run.runId().equals(job.run().runId()));
    }

    private Session session() {
        return turn.session();
    }

    private List<Statement> statements() {
        return job.plan().script().statements();
    }

    /** Runs what is left of it, to its end, whatever that is. */
    Ended run() {
        try {
            begin();
            tellStart();
            boolean first = true;
            for (Statement statement : statements().subList(done, statements().size())) {
                if (!first) {
                    requireLock();
                }
                first = false;
                step(statement);
            }
            refuseOpenTransaction();
            Verification.check(session(), job, whatIsDone(), Failures.afterCheck(job));
            return end();
        } catch (StatementFailed e) {
            Failure failure =
                    Failures.of(
                            e,
                            job,
                            retries.tries(),
                            retries.waited(),
                            whatIsLeftOf(e.statement()),
                            bench.cancellation().requested());
            steps.add(new StepRun(e.statement().index(), e.took(), -1, failure));
            return stopped(failure);
        } catch (StopRequested e) {
            return stopped(Failures.cancelled(job, whatIsDone()));
        } catch (FailureException e) {
            return stopped(e.failure());
        } catch (ServerException e) {
            return stopped(
                    new Failure.ServerRefused(
                            e.error(), null, whatIsDone(), "then: " + job.again()));
        } catch (ConnectionLostException e) {
            return afterLoss(e);
        }
    }

    /** The lock is still ours, and the run is known before its first statement. */
    private void begin() {
        turn.restoreUnderLock(job.again());
        runner.settingsRestored();
        Sql words =
                earlier().isPresent()
                        ? bench.journal().resumed(job.run().runId(), job.run().by())
                        : begun();
        session().run(Sql.of("BEGIN").then(words).then(Sql.of("COMMIT")));
    }

    private Sql begun() {
        Sql begun = bench.journal().begun(job.run(), job.what(), job.direction(), false);
        return job.beginning(bench).map(sql -> sql.then(begun)).orElse(begun);
    }

    /** Another runner may go on with this migration from the moment when the lock is free. */
    private void requireLock() {
        if (session().transactionStatus() == TransactionStatus.IDLE) {
            turn.requireLock(whatIsDone(), job.again());
        }
    }

    private void tellStart() {
        int count = statements().size();
        bench.events().accept(job.started());
        for (Statement statement : statements().subList(0, done)) {
            bench.events()
                    .accept(
                            new Event.StatementSkipped(
                                    job.name(),
                                    statement.index(),
                                    count,
                                    statement.sql(),
                                    "done by an earlier run"));
        }
        for (Statement setting : CarriedSettings.of(statements().subList(0, done))) {
            session().execute(setting.sql());
        }
    }

    private void step(Statement statement) {
        boolean inside = session().transactionStatus() == TransactionStatus.OPEN;
        TransactionUse use = statement.shape().transactionUse();
        if (inside || use == TransactionUse.CONTROL) {
            inScriptsTransaction(statement, inside);
        } else if (use == TransactionUse.ANY) {
            retries.run(job.name(), session(), () -> inOwnTransaction(statement));
        } else {
            retries.run(job.name(), session(), () -> outside(statement));
        }
    }

    private StepRun execute(Statement statement) {
        return runner.run(job.name(), statements().size(), statement);
    }

    /** The script decides: our rows only go along, last of all before its COMMIT. */
    private void inScriptsTransaction(Statement statement, boolean inside) {
        boolean commits =
                switch (statement.shape().kind()) {
                    case "COMMIT", "END" -> true;
                    default -> false;
                };
        if (inside && commits) {
            inScriptTransaction.add(new StepRun(statement.index(), Duration.ZERO, -1, null));
            session().run(Ourselves.within(rows.whole(inScriptTransaction)));
            StepRun step = execute(statement);
            inScriptTransaction.removeLast();
            inScriptTransaction.add(step);
            keep();
            return;
        }
        inScriptTransaction.add(execute(statement));
        if (session().transactionStatus() == TransactionStatus.IDLE) {
            session().run(Ourselves.alone(rows.whole(inScriptTransaction)));
            keep();
        }
    }

    private void keep() {
        done += inScriptTransaction.size();
        steps.addAll(inScriptTransaction);
        inScriptTransaction.clear();
    }

    /** Statement and row commit together. */
    private boolean inOwnTransaction(Statement statement) {
        session().run(Sql.of("BEGIN"));
        runner.settingsUnknown();
        try {
            StepRun step = execute(statement);
            session().run(Ourselves.within(rows.whole(step)).then(Sql.of("COMMIT")));
            steps.add(step);
            done++;
            return true;
        } catch (StatementFailed e) {
            Notes.rollBack(session());
            if (e.wantsNoTransaction()) {
                return outside(statement);
            }
            throw e;
        } finally {
            runner.settingsUnknown();
        }
    }

    private boolean outside(Statement statement) {
        wentOutside = true;
        steps.add(outsideStatement.run(statement));
        done++;
        return true;
    }

    private void refuseOpenTransaction() {
        if (session().transactionStatus() != TransactionStatus.IDLE) {
            Notes.rollBack(session());
            inScriptTransaction.clear();
            throw new FailureException(
                    new Failure.GuardRefused(
                            "the script leaves its transaction open",
                            "its open transaction was rolled back; " + whatIsDone(),
                            "end the script with COMMIT, then: " + job.again()));
        }
    }

    private Ended end() {
        Duration duration = elapsed();
        session()
                .run(
                        turn.restoreSettings()
                                .then(Sql.of("BEGIN"))
                                .then(job.ending(bench, Took.of(duration)))
                                .then(
                                        bench.journal()
                                                .ended(
                                                        job.run().runId(),
                                                        "done",
                                                        false,
                                                        duration,
                                                        null))
                                .then(Sql.of("COMMIT")));
        bench.events().accept(new Event.MigrationDone(job.name(), job.direction(), duration));
        return new Ended(
                List.of(new MigrationRun(job.name(), RunOutcome.DONE, duration, steps)), null);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private HowFar howFar() {
        return new HowFar(done, statements().size(), job.what(), outsideStatement.left());
    }

    private String whatIsDone() {
        return howFar().state();
    }

    /** The same after that one failed: what it committed before it did is there. */
    private String whatIsLeftOf(Statement failed) {
        boolean committedSome =
                done == failed.index() - 1
                        && session().transactionStatus() == TransactionStatus.IDLE
                        && failed.shape().transactionUse() == TransactionUse.MAY_CONTROL;
        return committedSome
                ? whatIsDone()
                        + "; what statement "
                        + failed.index()
                        + " itself committed stays too"
                : whatIsDone();
    }

    /** It ended in the middle: says so, with what stays. */
    private Ended stopped(Failure failure) {
        Notes.rollBack(session());
        inScriptTransaction.clear();
        String outcome =
                switch (Ended.outcomeOf(failure)) {
                    case CANCELLED -> "cancelled";
                    case UNKNOWN -> "unknown";
                    case DONE, FAILED, REFUSED -> "failed";
                };
        boolean leftNothing = done == 0 && !wentOutside;
        Sql journal =
                Incidents.beside(
                        bench.journal()
                                .ended(
                                        job.run().runId(),
                                        outcome,
                                        leftNothing,
                                        elapsed(),
                                        howFar().note(failure.message())),
                        bench,
                        job,
                        failure);
        Optional<Sql> ledger =
                leftNothing && !(failure instanceof Failure.ServerRefused)
                        ? bench.ledger().withdrawn(job.run().runId())
                        : bench.ledger().failed(job.run(), done, failure.message());
        Notes.write(bench, turn, ledger.map(sql -> sql.then(journal)).orElse(journal));
        return told(failure);
    }

    private Ended told(Failure failure) {
        bench.events().accept(new Event.MigrationFailed(job.name(), job.direction(), failure));
        return new Ended(
                List.of(new MigrationRun(job.name(), Ended.outcomeOf(failure), elapsed(), steps)),
                failure);
    }

    /** Reads what journal and catalog say; continuing is the next apply's business. */
    private Ended afterLoss(ConnectionLostException lost) {
        return switch (Recovery.afterLoss(bench, turn, job)) {
            case Recovery.Verdict.Committed c -> {
                bench.events()
                        .accept(new Event.MigrationDone(job.name(), job.direction(), elapsed()));
                yield new Ended(
                        List.of(new MigrationRun(job.name(), RunOutcome.DONE, elapsed(), steps)),
                        null);
            }
            case Recovery.Verdict.NotCommitted n -> {
                List<JournalStep> known = rows.known(session());
                done = (int) known.stream().filter(step -> step.outcome().equals("done")).count();
                if (done < statements().size()) {
                    outsideStatement.look(statements().get(done));
                }
                yield stopped(
                        inFlight(known)
                                .map(this::unknown)
                                .orElseGet(() -> Recovery.lost(lost, whatIsDone(), job.again())));
            }
            case Recovery.Verdict.Unknown u -> {
                bench.unsettled().add(lookUpLater(u));
                yield told(u.failure());
            }
        };
    }

    /** The steps that are in the journal tell what is done: nothing is to be added to them. */
    private Unsettled.Run lookUpLater(Recovery.Verdict.Unknown unknown) {
        return new Unsettled.Run(
                job.name(),
                job.outcome(bench),
                Sql.of("SELECT 1"),
                "it did not come to its end: status says how far it came",
                unknown.before(),
                null);
    }

    /** The statement whose end nobody saw, where no catalog can tell and none may be repeated. */
    private Optional<Statement> inFlight(List<JournalStep> known) {
        return known.stream()
                .filter(step -> step.outcome().equals("intended"))
                .map(step -> statements().get(step.index() - 1))
                .filter(statement ->
                        switch (job.plan().script().recovery(statement)) {
                            case UNDECIDABLE, TRANSACTION -> true;
                            case CATALOG, REPEAT -> false;
                        })
                .findFirst();
    }

    private Failure unknown(Statement statement) {
        return new Failure.OutcomeUnknown(
                "the connection was lost while %s ran (%s), and nobody saw it end"
                        .formatted(statement.place(), statement.shape().kind()),
                "it may have taken effect wholly, partly or not; before it: " + whatIsDone(),
                Leftovers.decide(job));
    }
}
