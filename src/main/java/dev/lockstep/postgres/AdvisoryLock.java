package dev.lockstep.postgres;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.EventSink;
import java.time.Duration;
import java.util.List;

/**
 * The session-level advisory locks that keep two runners apart, taken by polling {@code
 * pg_try_advisory_lock} in autocommit: a session that waits in the server for a key deadlocks with
 * CREATE INDEX CONCURRENTLY.
 */
public final class AdvisoryLock {
    private AdvisoryLock() {}

    /** Prisma Migrate's own key. */
    public static final long PRISMA_KEY = 72707369L;

    /** Ours: the ASCII bytes of {@code lockstep}. */
    public static final long LOCKSTEP_KEY = 0x6C6F636B73746570L;

    /**
     * Takes all keys or none, in order, showing who holds them while waiting.
     *
     * @throws dev.lockstep.model.FailureException with {@code LockTimeout} naming the holder after
     *     {@code patience}, or {@code Cancelled}
     */
    public static void acquire(
            Session session,
            List<Long> keys,
            Duration patience,
            Cancellation cancellation,
            EventSink events) {
        throw new UnsupportedOperationException();
    }

    /** A query of one boolean row {@code held}: whether this very session holds all keys now. */
    public static Sql heldQuery(List<Long> keys) {
        throw new UnsupportedOperationException();
    }

    /** Gives them back; a dead connection has given them back already. */
    public static void release(Session session, List<Long> keys) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sessions that wait in the server for one of the keys: a concurrent statement would deadlock.
     */
    public static List<dev.lockstep.model.Blocker> waiters(Session session, List<Long> keys) {
        throw new UnsupportedOperationException();
    }
}
