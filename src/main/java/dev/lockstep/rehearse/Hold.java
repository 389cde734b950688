package dev.lockstep.rehearse;

import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape.TransactionUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table lock with which another session keeps a statement waiting.
 *
 * @param relation as it is shown
 * @param quoted as SQL has it
 * @param mode the weakest that does
 */
record Hold(String relation, String quoted, LockMode mode) {
    /** The words of LOCK TABLE. */
    String words() {
        return mode.words() + " on " + relation;
    }

    /**
     * One that another session can have before the statement wants its own: on a table that is
     * there before the migration, and that no earlier statement of the same transaction has locked
     * against it.
     */
    static Optional<Hold> before(
            Session session, Foreseen foreseen, List<Statement> statements, int index) {
        Statement statement = statements.get(index - 1);
        boolean outside = statement.shape().transactionUse() == TransactionUse.OUTSIDE;
        List<RelationLock> wanted = new ArrayList<>(foreseen.effects(statement).locks());
        wanted.sort(Comparator.comparing(RelationLock::mode).reversed());
        Map<String, String> there = new HashMap<>();
        session.query(
                Catalog.query(
                        "lockable",
                        wanted.stream().map(RelationLock::relation).distinct().toList()),
                row -> there.put(row.text("name"), row.text("quoted")));
        for (RelationLock lock : wanted) {
            String quoted = there.get(lock.relation());
            LockMode mode =
                    outside && statement.shape().kind().contains("CONCURRENTLY")
                            ? LockMode.ROW_EXCLUSIVE // a writer: it is waited for half-way
                            : lock.mode().weakestInTheWay();
            boolean taken =
                    !outside
                            && statements.subList(0, index - 1).stream()
                                    .flatMap(earlier -> foreseen.effects(earlier).locks().stream())
                                    .filter(earlier -> earlier.relation().equals(lock.relation()))
                                    .anyMatch(earlier -> earlier.mode().conflictsWith(mode));
            if (quoted != null && !taken) {
                return Optional.of(new Hold(lock.relation(), quoted, mode));
            }
        }
        return Optional.empty();
    }
}
