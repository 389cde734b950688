package dev.lockstep.trace;

import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.Executed;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape.TransactionUse;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs statements in the open transaction of a session and tells what each of them did, at the cost
 * of one query before and one after it. What a statement does while the statement before it already
 * held the lock is not seen as a lock again.
 */
public final class Tracer {
    private final Session session;

    /** On a session whose owner opens and ends the transaction. */
    public Tracer(Session session) {
        this.session = session;
    }

    /**
     * Runs a statement.
     *
     * @throws IllegalArgumentException when it cannot run inside a transaction, decides
     *     transactions itself, or brings rows of its own (COPY FROM STDIN)
     * @throws IllegalStateException when no transaction is open
     * @throws dev.lockstep.postgres.ServerException when the server refuses it; the transaction has
     *     failed then
     */
    public Trace run(Statement statement) {
        TransactionUse use = statement.shape().transactionUse();
        if (use == TransactionUse.OUTSIDE
                || use == TransactionUse.CONTROL
                || statement.copyData() != null) {
            throw new IllegalArgumentException(
                    statement.shape().kind() + " cannot be traced inside a transaction");
        }
        if (session.transactionStatus() != TransactionStatus.OPEN) {
            throw new IllegalStateException("a trace needs an open transaction");
        }
        Snapshot before = Snapshot.of(session);
        Executed executed = session.execute(statement.sql());
        return difference(before, Snapshot.of(session), executed.rows());
    }

    private static Trace difference(Snapshot before, Snapshot after, long rows) {
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
        return new Trace(
                held, List.copyOf(rewrites), List.copyOf(scans), List.copyOf(visited), rows);
    }

    private static Optional<LockMode> taken(Snapshot.Relation was, Snapshot.Relation now) {
        return now.modes().stream()
                .filter(mode -> !was.modes().contains(mode))
                .reduce(LockMode::stronger);
    }
}
