package dev.lockstep.trace;

import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.Executed;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.IndexShape;
import dev.lockstep.sql.ObjectShape;
import dev.lockstep.sql.ServerShape;
import dev.lockstep.sql.SessionShape;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.StatementShape.TransactionUse;
import dev.lockstep.sql.TableShape;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in the open transaction of a session and tells what each of them did, at the cost
 * of one query after it, and one before the first. What a statement does while the statement before
 * it already held the lock is not seen as a lock again. What else runs in the transaction in
 * between is taken for a part of the next statement.
 */
public final class Tracer {
    private final Session session;
    private @Nullable Snapshot last;

    /** On a session whose owner opens and ends the transaction. */
    public Tracer(Session session) {
        this.session = session;
    }

    /**
     * Another transaction of the session has begun. Where nobody but this changed relations since
     * the last one, they are known already.
     */
    public void begun() {
        Snapshot known = last;
        if (known != null) {
            last = known.begun(session);
        }
    }

    /** Something else ran, outside: all is looked at again. */
    public void forget() {
        last = null;
    }

    /**
     * Runs a statement; COPY FROM STDIN with its rows.
     *
     * @throws IllegalArgumentException when it cannot run inside a transaction, or decides
     *     transactions itself
     * @throws IllegalStateException when no transaction is open
     * @throws dev.lockstep.postgres.ServerException when the server refuses it; the transaction has
     *     failed then
     */
    public Trace run(Statement statement) {
        TransactionUse use = statement.shape().transactionUse();
        if (use == TransactionUse.OUTSIDE || use == TransactionUse.CONTROL) {
            throw new IllegalArgumentException(
                    statement.shape().kind() + " cannot be traced inside a transaction");
        }
        if (session.transactionStatus() != TransactionStatus.OPEN) {
            throw new IllegalStateException("a trace needs an open transaction");
        }
        Snapshot before = last == null ? Snapshot.of(session) : last;
        long started = System.nanoTime();
        String data = statement.copyData();
        Executed executed =
                data == null
                        ? session.execute(statement.sql())
                        : session.copyIn(statement.sql(), data);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        Snapshot touched =
                keepsItsLocks(statement.shape()) ? Snapshot.ofHeld(session) : Snapshot.of(session);
        last = before.with(touched);
        return difference(before, touched, executed.rows(), took);
    }

    /** Code of people's own, and a schema's new name, change relations that nobody locks. */
    private static boolean keepsItsLocks(StatementShape shape) {
        return switch (shape) {
            case TableShape table -> true;
            case IndexShape index -> true;
            case DataShape.ChangeRows change -> change.calls().isEmpty();
            case DataShape data -> false;
            case ObjectShape object -> false;
            case SessionShape session -> false;
            case ServerShape server -> false;
        };
    }

    private static Trace difference(Snapshot before, Snapshot after, long rows, Duration took) {
        TreeMap<String, LockMode> locks = new TreeMap<>();
        TreeSet<String> rewrites = new TreeSet<>();
        TreeSet<String> scans = new TreeSet<>();
        TreeSet<String> visited = new TreeSet<>();
        for (Snapshot.Relation now : after.relations().values()) {
            Snapshot.Relation was =
                    before.relations()
                            .getOrDefault(now.oid(), Snapshot.Relation.untouched(now.oid()));
            String name = was.name() == null ? now.name() : was.name();
            if (name == null) {
                continue; // an index, a sequence or a file of ours that came and went
            }
            taken(was, now).ifPresent(mode -> locks.put(name, mode));
            if (was.stored() && now.stored() && was.file() != now.file()) {
                rewrites.add(name);
            }
            if (now.blocks() > was.blocks()) {
                (now.scans() > was.scans() ? scans : visited).add(name);
            }
        }
        List<RelationLock> held =
                locks.entrySet().stream()
                        .map(lock -> new RelationLock(lock.getKey(), lock.getValue()))
                        .toList();
        long wal = before.wal() < 0 || after.wal() < 0 ? -1 : after.wal() - before.wal();
        return new Trace(
                held,
                List.copyOf(rewrites),
                List.copyOf(scans),
                List.copyOf(visited),
                rows,
                held(before),
                wal,
                took);
    }

    private static List<RelationLock> held(Snapshot before) {
        TreeMap<String, LockMode> locks = new TreeMap<>();
        for (Snapshot.Relation each : before.relations().values()) {
            String name = each.name();
            if (name != null && !each.modes().isEmpty()) {
                each.modes().forEach(mode -> locks.merge(name, mode, LockMode::stronger));
            }
        }
        return locks.entrySet().stream()
                .map(lock -> new RelationLock(lock.getKey(), lock.getValue()))
                .toList();
    }

    private static Optional<LockMode> taken(Snapshot.Relation was, Snapshot.Relation now) {
        return now.modes().stream()
                .filter(mode -> !was.modes().contains(mode))
                .reduce(LockMode::stronger);
    }
}
