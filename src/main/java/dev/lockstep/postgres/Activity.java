package dev.lockstep.postgres;

import dev.lockstep.model.Blocker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What other sessions do, as far as our role may see it. Every method is one query. */
public final class Activity {
    private Activity() {}

    /** Who blocks that backend now, prepared transactions named from {@code pg_prepared_xacts}. */
    public static List<Blocker> blockersOf(Session monitor, int pid) {
        return Blockers.of(monitor, Queries.of("blockers", pid));
    }

    /** How many sessions wait for locks of that backend, and for how long the worst of them. */
    public static Waiting waitingFor(Session monitor, int pid) {
        List<Waiting> waiting =
                monitor.query(
                        Queries.of("waiting-for", pid),
                        row ->
                                new Waiting(
                                        row.integer("sessions"),
                                        Duration.ofMillis(row.bigint("worst"))));
        return waiting.getFirst();
    }

    /**
     * Transactions that a concurrent statement started now on that session would have to wait for.
     */
    public static List<Blocker> olderTransactions(Session monitor, int exceptPid) {
        return Blockers.of(monitor, Queries.of("older-transactions", exceptPid));
    }

    /**
     * Relations that backend holds locks on, as {@code ACCESS EXCLUSIVE on "User"}, strongest
     * first.
     */
    public static List<HeldLock> locksOf(Session monitor, int pid) {
        return monitor.query(
                Queries.of("locks", pid),
                row -> new HeldLock(row.text("relation"), row.text("mode")));
    }

    /** How far the index build, VACUUM, CLUSTER or COPY of that backend is. */
    public static Optional<Progress> progressOf(Session monitor, int pid) {
        return monitor
                .query(
                        Queries.of("progress", pid),
                        row ->
                                new Progress(
                                        row.text("phase"), row.bigint("done"), row.bigint("total")))
                .stream()
                .findFirst();
    }

    /** Whether a backend of that pid exists. */
    public static boolean exists(Session monitor, int pid) {
        return !monitor.query(
                        Sql.of("SELECT FROM pg_catalog.pg_stat_activity WHERE pid = ?", pid),
                        row -> pid)
                .isEmpty();
    }

    /** A count and the longest wait. */
    public record Waiting(int sessions, Duration worst) {}

    /** A granted relation lock; {@code mode} in PostgreSQL's words: {@code ACCESS EXCLUSIVE}. */
    public record HeldLock(String relation, String mode) {
        /** Whether it keeps readers or writers out: SHARE or stronger. */
        public boolean strong() {
            return switch (mode) {
                case "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE" -> true;
                default -> false;
            };
        }

        @Override
        public String toString() {
            return mode + " on " + relation;
        }
    }

    /** A phase in the server's words, and counts in blocks or tuples; total 0 when unknown. */
    public record Progress(String phase, long done, long total) {}
}
