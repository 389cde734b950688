package dev.lockstep.apply;

import dev.lockstep.model.Blocker;
import dev.lockstep.model.Event;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Tries work again that failed for want of a lock. What is tried must leave nothing behind when it
 * fails: it holds no lock while this pauses.
 */
final class Retries {
    private final Workbench bench;
    private final LockPolicy policy;
    private final StatementRunner runner;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private int tries;
    private long startedNanos;

    Retries(Workbench bench, LockPolicy policy, StatementRunner runner) {
        this.bench = bench;
        this.policy = policy;
        this.runner = runner;
    }

    /** How often the last work was tried. */
    int tries() {
        return tries;
    }

    /** Since its first try began. */
    Duration waited() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /**
     * Runs the work until it succeeds, fails otherwise, or patience ends: the last pause is made
     * shorter, and no try begins that could wait for its lock beyond that.
     *
     * @throws StatementFailed the last one
     * @throws StopRequested when somebody wished to stop during a pause
     */
    <T> T run(String migration, Session session, Supplier<T> work) {
        startedNanos = System.nanoTime();
        tries = 0;
        runner.waitForStrongLocks(null);
        while (true) {
            tries++;
            try {
                return work.get();
            } catch (StatementFailed failed) {
                if (!LockPolicy.worthAnotherTry(failed.error().sqlState())
                        || LockPolicy.wraparoundVacuum(failed.blockers())
                        || bench.cancellation().requested()) {
                    throw failed;
                }
                Duration limit = limitOfNextTry(session, failed);
                Duration left = policy.patience().minus(waited());
                Duration room = failed.lockTimedOut() ? left.minus(limit) : left;
                if (room.isNegative()) {
                    throw failed;
                }
                pauseAfter(migration, failed, limit, left, room);
            }
        }
    }

    private Duration limitOfNextTry(Session session, StatementFailed failed) {
        return LockPolicy.onlyCancellableAutovacuum(failed.blockers())
                ? LockPolicy.pastAutovacuum(deadlockTimeout(session))
                : policy.limit(failed.statement().shape().lockClass());
    }

    /** Pauses no longer than there is room. */
    private void pauseAfter(
            String migration,
            StatementFailed failed,
            Duration limit,
            Duration left,
            Duration room) {
        List<Blocker> blockers = failed.blockers();
        Duration usual = LockPolicy.pause(tries, random);
        Duration pause = usual.compareTo(room) > 0 ? room : usual;
        if (LockPolicy.onlyCancellableAutovacuum(blockers)) {
            runner.waitForStrongLocks(limit);
            bench.events()
                    .accept(
                            new Event.Note(
                                    "only autovacuum is in the way: the next try waits "
                                            + limit.toMillis()
                                            + " ms, after which PostgreSQL cancels it for us"));
        } else {
            runner.waitForStrongLocks(null);
        }
        bench.events()
                .accept(
                        new Event.LockRetry(
                                migration,
                                failed.statement().index(),
                                tries,
                                limit,
                                pause,
                                left,
                                blockers));
        if (bench.cancellation().sleep(pause)) {
            throw new StopRequested();
        }
    }

    private static Duration deadlockTimeout(Session session) {
        return session.query(
                        Sql.of(
                                "SELECT setting::int AS milliseconds FROM pg_catalog.pg_settings"
                                        + " WHERE name = 'deadlock_timeout'"),
                        row -> Duration.ofMillis(row.integer("milliseconds")))
                .getFirst();
    }
}
