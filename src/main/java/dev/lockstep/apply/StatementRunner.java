package dev.lockstep.apply;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome.StepRun;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.Executed;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape.LockClass;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sends one statement after another to one session: under the lock timeout of its class, watched,
 * stoppable, told as events.
 */
final class StatementRunner implements AutoCloseable {
    private final Workbench bench;
    private final Session session;
    private final LockPolicy policy;
    private final StatementWatch watch;
    private final Cancellation.Registration stop;
    private @Nullable Duration limitInForce;
    private @Nullable Duration longerStrongLimit;
    private boolean scriptDecidesLimits;

    /** The watch is the caller's, who may use it for one runner after another. */
    StatementRunner(Workbench bench, Session session, LockPolicy policy, StatementWatch watch) {
        this.bench = bench;
        this.session = session;
        this.policy = policy;
        this.watch = watch;
        this.stop = stoppable(bench, session);
        session.onNotice(bench.events()::accept);
    }

    /**
     * Until it is closed, a wish to stop cancels what runs there; the second gives the session up.
     */
    static Cancellation.Registration stoppable(Workbench bench, Session session) {
        return bench.cancellation()
                .onRequest(() -> {
                    if (bench.cancellation().abandoned()) {
                        session.abandon();
                    } else {
                        session.cancel();
                    }
                });
    }

    /**
     * The session was told its settings afresh, {@code lock_timeout} at the limit of strong locks.
     */
    void settingsRestored() {
        limitInForce = policy.strong();
        scriptDecidesLimits = false;
    }

    /** What is in force is not known: a transaction began or ended. */
    void settingsUnknown() {
        limitInForce = null;
    }

    /** For the tries to come, strong locks may be waited for that long; null is the usual limit. */
    void waitForStrongLocks(@Nullable Duration limit) {
        longerStrongLimit = limit;
    }

    /**
     * Runs a statement.
     *
     * @throws StatementFailed when the server refuses it
     * @throws StopRequested when somebody wished to stop before it
     * @throws dev.lockstep.postgres.ConnectionLostException when there is no server any more
     */
    StepRun run(String migration, int count, Statement statement) {
        if (bench.cancellation().requested()) {
            throw new StopRequested();
        }
        String sql = statement.sql();
        bench.events().accept(new Event.StatementStarted(migration, statement.index(), count, sql));
        long started = System.nanoTime();
        try {
            setLimit(statement.shape().lockClass());
            watch.begin(migration, statement.index(), session.pid());
            String data = statement.copyData();
            Executed executed = data == null ? session.execute(sql) : session.copyIn(sql, data);
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            noticeOwnLimits(statement);
            bench.events()
                    .accept(
                            new Event.StatementDone(
                                    migration,
                                    statement.index(),
                                    count,
                                    sql,
                                    took,
                                    executed.rows()));
            return new StepRun(statement.index(), took, executed.rows(), null);
        } catch (ServerException e) {
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            throw new StatementFailed(statement, e.error(), watch.blockers(), took);
        } finally {
            watch.end();
        }
    }

    private void setLimit(LockClass lockClass) {
        if (scriptDecidesLimits) {
            return;
        }
        Duration limit = policy.limit(lockClass);
        Duration longer = longerStrongLimit;
        if (longer != null && limit.compareTo(longer) < 0) {
            limit = longer;
        }
        if (!limit.equals(limitInForce)) {
            boolean local = session.transactionStatus() == TransactionStatus.OPEN;
            // SET and not set_config(): a query would take a snapshot before a script's SET
            // TRANSACTION
            String scope = local ? "SET LOCAL" : "SET";
            session.run(Sql.of(scope + " lock_timeout = " + limit.toMillis()));
            limitInForce = limit;
        }
    }

    /** A script that sets its own lock_timeout knows what it wants: ours stays out of the way. */
    private void noticeOwnLimits(Statement statement) {
        if (statement.shape().kind().startsWith("SET")
                && statement.sql().toLowerCase(Locale.ROOT).contains("lock_timeout")) {
            scriptDecidesLimits = true;
        }
    }

    @Override
    public void close() {
        stop.close();
        session.onNotice(notice -> {});
    }
}
