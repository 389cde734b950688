package dev.lockstep.postgres;

import dev.lockstep.model.Blocker;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import java.time.Duration;
import java.util.ArrayList;
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

    private static final String AGAIN = "wait until it has finished, then try again";

    private static final Backoff POLLING =
            new Backoff(Duration.ofMillis(100), Duration.ofMillis(500));

    /**
     * Takes all keys or none, in order, showing who holds them while waiting. The holder is idle
     * between transactions; its age is then that of its session.
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
        long start = System.nanoTime();
        int shown = 0;
        for (int attempt = 1; !taken(session, keys); attempt++) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            List<Blocker> holders = holders(session, keys);
            if (!holders.isEmpty() && holders.getFirst().pid() != shown) {
                shown = holders.getFirst().pid();
                events.accept(new Event.WaitingForTurn(holders.getFirst(), waited));
            }
            if (waited.compareTo(patience) >= 0) {
                throw new FailureException(timeout(holders, attempt, waited));
            }
            if (cancellation.sleep(POLLING.before(attempt))) {
                throw new FailureException(
                        new Failure.Cancelled(
                                "stopped while waiting for another session to finish",
                                Failure.UNCHANGED,
                                AGAIN));
            }
        }
    }

    /** A query of one boolean row {@code held}: whether this very session holds all keys now. */
    public static Sql heldQuery(List<Long> keys) {
        return Queries.constant("advisory-locks-held", Quote.literal(Values.array(keys)));
    }

    /** Gives them back; a dead connection has given them back already. */
    public static void release(Session session, List<Long> keys) {
        try {
            if (session.isOpen()) {
                session.run(Queries.of("advisory-locks-release", keys));
            }
        } catch (ConnectionLostException e) {
            // the server gives back the locks of a session that ends
        }
    }

    /** Other sessions that hold one of the keys now. */
    public static List<Blocker> holders(Session session, List<Long> keys) {
        return Blockers.of(session, sessions(keys, true));
    }

    /**
     * Sessions that wait in the server for one of the keys: a concurrent statement would deadlock.
     */
    public static List<Blocker> waiters(Session session, List<Long> keys) {
        return Blockers.of(session, sessions(keys, false));
    }

    /** One try; what it took of an incomplete set is given back. */
    private static boolean taken(Session session, List<Long> keys) {
        List<Long> taken = new ArrayList<>();
        session.query(
                Queries.of("advisory-locks-try", keys),
                row -> row.bool("taken") && taken.add(row.bigint("key")));
        boolean all = taken.size() == keys.size();
        if (!all && !taken.isEmpty()) {
            session.run(Queries.of("advisory-locks-release", taken));
        }
        return all;
    }

    private static Sql sessions(List<Long> keys, boolean granted) {
        return Queries.of("advisory-locks", keys, granted);
    }

    private static Failure timeout(List<Blocker> holders, int tries, Duration waited) {
        String holder = holders.isEmpty() ? "another session" : name(holders.getFirst());
        return new Failure.LockTimeout(
                "it is not our turn: " + holder + " is changing this database",
                holders,
                tries,
                waited,
                null,
                null,
                Failure.UNCHANGED,
                AGAIN);
    }

    private static String name(Blocker holder) {
        StringBuilder name = new StringBuilder("session ").append(holder.pid());
        if (holder.application() != null && !holder.application().isEmpty()) {
            name.append(" (").append(holder.application()).append(')');
        }
        if (holder.user() != null) {
            name.append(" of ").append(holder.user());
        }
        return name.toString();
    }
}
