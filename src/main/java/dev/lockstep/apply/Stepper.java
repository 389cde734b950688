package dev.lockstep.apply;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.GuardRefused;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.QueryReport;
import dev.lockstep.model.Outcome.StepReport;
import dev.lockstep.model.PlannedStep;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape.TransactionUse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Step mode on one migration: an open transaction with a savepoint per statement.
 *
 * <p>It holds locks on purpose, so {@link HoldWatch} aborts it when strong ones are held too long,
 * and {@code idle_in_transaction_session_timeout} does when we are not there any more to do so. A
 * statement that cannot run in a transaction runs alone: what was open is committed before it, and
 * {@code back} does not go past it.
 */
public final class Stepper implements AutoCloseable {
    private final Workbench bench;
    private final Turn turn;
    private final StepTransaction transaction;
    private final PassedOver passedOver;
    private final SchemaGuard schema;
    private final Job job;
    private final StepWriting writing;
    private final StatementRunner runner;
    private final StatementWatch statementWatch;
    private final HoldWatch watch;

    /** One at a time uses the session: the person at the prompt, or the watch that aborts. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    private final StepProgress progress;
    private volatile boolean open = true;
    private @Nullable String abortedBecause;

    private Stepper(Workbench bench, Turn turn, StepPlan plan) {
        this.schema = plan.schema();
        this.bench = bench;
        this.turn = turn;
        this.transaction = new StepTransaction(bench, turn);
        this.passedOver = plan.passedOver();
        String again = "next (again), back or abort";
        this.job = new Job(plan.run(), Direction.UP, Runs.of(bench, plan.run()), 1, false, again);
        this.writing = new StepWriting(bench, job);
        this.statementWatch = new StatementWatch(bench);
        this.runner =
                new StatementRunner(
                        bench, turn.session(), LockPolicy.of(bench.environment()), statementWatch);
        int pid = turn.session().pid();
        this.watch = new HoldWatch(bench, pid, this::abortFromOutside, this::endedByServer);
        this.progress = new StepProgress(statements().size(), job.plan().resumeAt() - 1);
    }

    /**
     * Takes the advisory lock and opens step mode on that migration (exact name).
     *
     * @throws FailureException when it cannot be applied as things stand
     */
    public static Stepper open(Workbench bench, String migration) {
        Turn turn = Turn.take(bench, "step");
        try {
            StepPlan plan = StepPlan.of(bench, turn, migration);
            turn.prepare();
            Stepper stepper = new Stepper(bench, turn, plan);
            stepper.begin();
            plan.notes().forEach(note -> bench.events().accept(new Event.Note(note)));
            return stepper;
        } catch (RuntimeException e) {
            turn.close();
            throw e;
        }
    }

    static FailureException refused(String why, String next) {
        return new FailureException(new GuardRefused(why, Failure.UNCHANGED, next));
    }

    private Session session() {
        return turn.session();
    }

    private List<Statement> statements() {
        return job.plan().script().statements();
    }

    private boolean transactional() {
        return job.plan().transactional();
    }

    /** Rows that must be there before the first statement, and the transaction. */
    private void begin() {
        if (job.plan().resumeAt() == 1) {
            session().run(writing.begun());
        }
        openTransaction();
        watch.start();
    }

    private void openTransaction() {
        transaction.open();
        runner.settingsRestored();
    }

    /** How it stands. */
    public StepReport report() {
        return guarded(() ->
                said(
                        "step mode: transaction open on "
                                + job.name()
                                + ": next, back, sql, commit or abort",
                        null));
    }

    /**
     * Runs the next statement; when it fails, it alone is undone and the transaction stays open.
     */
    public StepReport next() {
        return guarded(() -> {
            if (progress.complete()) {
                return said("all statements have run: commit, back or abort", null);
            }
            Statement statement = statements().get(progress.done());
            return inTransaction(statement) ? nextInside(statement) : nextAlone(statement);
        });
    }

    private boolean inTransaction(Statement statement) {
        return transactional() || statement.shape().transactionUse() == TransactionUse.ANY;
    }

    private StepReport nextInside(Statement statement) {
        transaction.mark(statement.index());
        try {
            progress.ran(runner.run(job.name(), progress.count(), statement));
            transaction.limitWhatHoldsStrongLocks();
            return said("", null);
        } catch (StatementFailed e) {
            transaction.undo(statement.index());
            runner.settingsUnknown();
            if (!transactional() && e.wantsNoTransaction()) {
                return nextAlone(statement);
            }
            return failed(
                    e, "this statement was undone; the transaction is still open at " + progress);
        }
    }

    private StepReport failed(StatementFailed e, String state) {
        boolean stop = bench.cancellation().requested();
        return said(
                e.statement().index() + "/" + progress.count() + " failed",
                Failures.inStepMode(Failures.of(e, job, 1, e.took(), state, stop)));
    }

    /** What is open is committed first: nothing may be open around such a statement. */
    private StepReport nextAlone(Statement statement) {
        commitPart();
        watch.transactionEnded();
        try {
            new OutsideStatement(bench, turn, job, runner).run(statement);
        } catch (StatementFailed e) {
            openTransaction();
            return failed(e, progress.whatIsCommitted());
        }
        progress.ranAlone();
        openTransaction();
        return said("it ran outside the transaction: back does not go past it", null);
    }

    private void commitPart() {
        session().run(writing.part(progress.uncommitted()));
        progress.committed();
    }

    /** Undoes the last statement. */
    public StepReport back() {
        return guarded(() -> {
            if (progress.nothingToUndo()) {
                String why =
                        progress.leavesNothing()
                                ? "no statement has run"
                                : progress + " ran outside a transaction and stays";
                return said("nothing to undo: " + why, null);
            }
            String undone = progress.toString();
            transaction.undo(progress.done());
            runner.settingsUnknown();
            progress.undone();
            return said("undone: " + undone, null);
        });
    }

    /**
     * Looks at the half-migrated state: read-only, in a savepoint that is rolled back.
     *
     * @throws FailureException with {@code GuardRefused} for what would end the transaction, {@code
     *     ServerRefused} for what the server refuses
     */
    public QueryReport sql(String text, int limit) {
        oneAtATime.lock();
        try {
            refuseClosed();
            QueryReport report = StepLook.at(session(), text, limit);
            runner.settingsUnknown();
            return report;
        } catch (ConnectionLostException e) {
            overWithoutServer(String.valueOf(e.getMessage()));
            throw over();
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Ends it well: check, ledger row and COMMIT; only after the last statement. */
    public StepReport commit() {
        return guarded(() -> {
            if (!progress.complete()) {
                throw refused(
                        (progress.count() - progress.done()) + " statements have not run yet",
                        "next, or abort");
            }
            Verification.checkInSavepoint(
                    session(), job, "the transaction is still open, at " + progress);
            runner.settingsUnknown();
            Duration age = watch.age();
            session().run(writing.done(progress.uncommitted(), age));
            passedOver.write(bench, turn);
            schema.keep("step");
            finish();
            bench.events().accept(new Event.MigrationDone(job.name(), job.direction(), age));
            return said("", null);
        });
    }

    /** Ends it with nothing changed (but for statements that ran outside the transaction). */
    public StepReport abort(String why) {
        return guarded(() -> {
            rollBackAndClose(why);
            return said(aborted(why), null);
        });
    }

    private String aborted(String why) {
        return "aborted (" + why + "): " + progress.whatStays();
    }

    private void rollBackAndClose(String why) {
        Notes.rollBack(session());
        progress.rolledBack();
        Notes.write(bench, turn, writing.cancelled(why, progress.leavesNothing(), watch.age()));
        finish();
    }

    private void finish() {
        open = false;
        watch.close();
        runner.close();
        statementWatch.close();
        turn.close();
    }

    /** The watch found strong locks held too long: a running statement is cancelled first. */
    private void abortFromOutside(String why) {
        session().cancel();
        oneAtATime.lock();
        try {
            if (open) {
                abortedBecause = why;
                rollBackAndClose(why);
                bench.events().accept(new Event.Note("step mode was " + aborted(why)));
            }
        } catch (ConnectionLostException e) {
            finish();
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * The watch does not see our backend any more. The server is asked, unless a command runs: that
     * learns it by itself. No COMMIT is in flight then, so it is certain what became of the work.
     */
    private boolean endedByServer() {
        if (!oneAtATime.tryLock()) {
            return false;
        }
        try {
            Optional<String> why = open ? session().ended() : Optional.empty();
            why.ifPresent(this::overWithoutServer);
            return why.isPresent();
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Leaves step mode, whose transaction has ended with its connection. */
    private void overWithoutServer(String why) {
        Duration age = watch.age();
        abortedBecause = StepWriting.ENDED_BY_SERVER;
        progress.rolledBack();
        finish();
        String over = "the step transaction, which the server rolls back; step mode is over: ";
        bench.events().accept(new Event.ConnectionLost(why, over + progress.whatStays()));
        bench.connections().lossTold();
        Notes.writeApart(bench, writing.cancelled(abortedBecause, progress.leavesNothing(), age));
    }

    private StepReport guarded(Supplier<StepReport> work) {
        oneAtATime.lock();
        try {
            refuseClosed();
            return work.get();
        } catch (ConnectionLostException e) {
            return lost(e);
        } finally {
            oneAtATime.unlock();
        }
    }

    private void refuseClosed() {
        if (!open) {
            throw over();
        }
    }

    private FailureException over() {
        String because = abortedBecause;
        return refused(
                because == null ? "step mode is over" : "step mode was " + aborted(because),
                "step " + job.name());
    }

    private StepReport lost(ConnectionLostException e) {
        Failure failure =
                switch (Recovery.afterLoss(bench, turn, job)) {
                    case Recovery.Verdict.Committed c -> null;
                    case Recovery.Verdict.NotCommitted n -> {
                        rollBackAndClose("connection lost");
                        yield Recovery.lost(
                                e, Failures.rolledBack(job.direction()), "step " + job.name());
                    }
                    case Recovery.Verdict.Unknown u -> u.failure();
                };
        if (open) {
            finish();
        }
        return said(failure == null ? "applied " + job.name() : "step mode is over", failure);
    }

    private StepReport said(String text, @Nullable Failure failure) {
        PlannedStep next =
                open && !progress.complete()
                        ? job.plan().step(statements().get(progress.done()))
                        : null;
        boolean holding = open && session().transactionStatus() == TransactionStatus.OPEN;
        List<String> locks = holding ? watch.lookNow() : List.of();
        return new StepReport(
                job.name(), progress.done(), progress.count(), open, text, next, locks, failure);
    }

    /** For prompt and status line, from any thread, never waiting. */
    public StepGlance glance() {
        return new StepGlance(
                job.name(),
                progress.done(),
                progress.count(),
                open,
                watch.age(),
                watch.lockCount(),
                watch.sessionsWaiting());
    }

    @Override
    public void close() {
        oneAtATime.lock();
        try {
            if (open) {
                rollBackAndClose("left");
            }
        } catch (ConnectionLostException e) {
            finish();
        } finally {
            oneAtATime.unlock();
        }
    }
}
