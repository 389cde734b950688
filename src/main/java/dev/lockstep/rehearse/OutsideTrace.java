package dev.lockstep.rehearse;

import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.Connections;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.Executed;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.Statement;
import dev.lockstep.trace.Trace;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement that cannot be in a transaction, and looks at its locks from another connection
 * while it runs. So that there is time to look, a third one holds a snapshot and a weak lock on
 * every table, for which the concurrent statements wait, until it has been seen to wait: nobody but
 * us is on a shadow.
 */
final class OutsideTrace {
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private final Connections connections;
    private final TreeMap<String, LockMode> seen = new TreeMap<>();
    private volatile boolean over;

    OutsideTrace(Connections connections) {
        this.connections = connections;
    }

    /**
     * Runs it.
     *
     * @return the locks are those that were seen: there may have been more
     */
    Trace run(Session session, Statement statement) {
        Map<Long, File> before = files(session);
        boolean waits = statement.shape().kind().endsWith("CONCURRENTLY");
        Session holder = connections.scribe();
        if (waits) {
            hold(holder);
        }
        Thread watch =
                Thread.ofPlatform().daemon().start(() -> watch(session.pid(), waits, holder));
        long started = System.nanoTime();
        Executed executed;
        try {
            executed = session.execute(statement.sql());
        } finally {
            over = true;
            await(watch);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        List<RelationLock> locks =
                seen.entrySet().stream()
                        .map(lock -> new RelationLock(lock.getKey(), lock.getValue()))
                        .toList();
        return new Trace(
                locks,
                rewritten(before, files(session)),
                List.of(),
                List.of(),
                executed.rows(),
                List.of(),
                -1,
                took);
    }

    private static void await(Thread watch) {
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody but the statement is there to wait for any of it. */
    private static void hold(Session holder) {
        holder.run(Sql.of("BEGIN ISOLATION LEVEL REPEATABLE READ"));
        @Nullable String names =
                holder.query(Catalog.query("tables"), row -> row.textOrNull("names")).getFirst();
        if (names != null) {
            // without ONLY: the partitions too
            holder.run(Sql.of("LOCK TABLE " + names + " IN ACCESS SHARE MODE"));
        }
    }

    /** Looks until it has seen the statement wait, lets go of what it waits for, and looks on. */
    private void watch(int pid, boolean holding, Session holder) {
        long until = System.nanoTime() + LONGEST_HOLD.toNanos();
        boolean held = holding;
        try {
            while (!over) {
                boolean waits = connections.monitor(monitor -> look(monitor, pid));
                if (held && (waits || System.nanoTime() > until)) {
                    holder.run(Sql.of("ROLLBACK"));
                    held = false;
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        } catch (ServerException | ConnectionLostException e) {
            // what was seen so far is all there is
        } finally {
            if (held) {
                holder.run(Sql.of("ROLLBACK"));
            }
        }
    }

    private boolean look(Session monitor, int pid) {
        List<Boolean> waits =
                monitor.query(
                        Catalog.query("sampled-locks", pid),
                        row -> {
                            seen.merge(
                                    row.text("name"),
                                    LockMode.ofCatalog(row.text("mode")),
                                    LockMode::stronger);
                            return row.bool("waits");
                        });
        return waits.contains(true);
    }

    /** A table and the file it lies in. */
    private record File(String name, long file) {}

    private static Map<Long, File> files(Session session) {
        Map<Long, File> files = new HashMap<>();
        session.query(
                Catalog.query("files"),
                row ->
                        files.put(
                                row.bigint("oid"), new File(row.text("name"), row.bigint("file"))));
        return files;
    }

    private static List<String> rewritten(Map<Long, File> before, Map<Long, File> after) {
        TreeSet<String> names = new TreeSet<>();
        before.forEach((oid, was) -> {
            File now = after.get(oid);
            if (now != null && now.file() != was.file()) {
                names.add(was.name());
            }
        });
        return List.copyOf(names);
    }
}
