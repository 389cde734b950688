package dev.lockstep.apply;

import dev.lockstep.model.Blocker;
import dev.lockstep.project.Environment;
import dev.lockstep.sql.StatementShape.LockClass;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long a statement may wait for its locks, and when to try again. A waiting ACCESS EXCLUSIVE
 * makes every later reader queue behind it, so strong locks get short waits and many tries;
 * concurrent builds wait for old transactions anywhere in the database, and a short wait would only
 * leave an invalid index.
 *
 * @param strong per try, for DDL
 * @param concurrent per try, for the CONCURRENTLY family
 * @param rows per try, for rows that others have locked
 * @param patience for all tries of one migration together
 */
record LockPolicy(Duration strong, Duration concurrent, Duration rows, Duration patience) {
    private static final Duration CONCURRENT = Duration.ofMinutes(5);
    private static final Duration SHORTEST_ROWS = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** Added to {@code deadlock_timeout}, after which the server cancels an autovacuum for us. */
    private static final Duration BEYOND_DEADLOCK_TIMEOUT = Duration.ofMillis(200);

    static LockPolicy of(Environment environment) {
        Duration strong = environment.lockTimeout();
        Duration rows = strong.compareTo(SHORTEST_ROWS) > 0 ? strong : SHORTEST_ROWS;
        return new LockPolicy(strong, CONCURRENT, rows, environment.lockPatience());
    }

    Duration limit(LockClass lockClass) {
        return switch (lockClass) {
            case STRONG, NONE -> strong;
            case CONCURRENT -> concurrent;
            case ROWS -> rows;
        };
    }

    /** Lock not available, deadlock, serialization failure: nothing is wrong with the statement. */
    static boolean worthAnotherTry(String sqlState) {
        return switch (sqlState) {
            case "55P03", "40P01", "40001" -> true;
            default -> false;
        };
    }

    /**
     * Doubles from try to try, up to a limit, with jitter so that two runners do not march in step.
     */
    static Duration pause(int attempt, RandomGenerator random) {
        long full = FIRST_PAUSE.toMillis() << Math.min(attempt - 1, 10);
        long bounded = Math.min(full, LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(bounded / 2 + random.nextLong(bounded / 2 + 1));
    }

    /**
     * A wait below {@code deadlock_timeout} never gets past an autovacuum: the server cancels one
     * only for a waiter whose deadlock check has run. So where autovacuum alone is in the way, one
     * try is made longer than that.
     */
    static Duration pastAutovacuum(Duration deadlockTimeout) {
        return deadlockTimeout.plus(BEYOND_DEADLOCK_TIMEOUT);
    }

    /** Only autovacuum is in the way, and the server would cancel it. */
    static boolean onlyCancellableAutovacuum(List<Blocker> blockers) {
        return !blockers.isEmpty()
                && blockers.stream().allMatch(b -> b.autovacuum() && !b.toPreventWraparound());
    }

    /** An autovacuum is in the way that the server will not cancel for anybody. */
    static boolean wraparoundVacuum(List<Blocker> blockers) {
        return blockers.stream().anyMatch(Blocker::toPreventWraparound);
    }
}
