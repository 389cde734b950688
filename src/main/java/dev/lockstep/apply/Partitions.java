package dev.lockstep.apply;

import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.RelationName;
import java.util.List;

/**
 * How far a DETACH PARTITION CONCURRENTLY came: it is two transactions with a wait between them.
 */
final class Partitions {
    private Partitions() {}

    enum State {
        ATTACHED,
        /** The first transaction committed; only FINALIZE (or nothing) can follow. */
        PENDING,
        NO_PARTITION
    }

    static State state(Session session, RelationName parent, RelationName partition) {
        List<Boolean> pending =
                session.query(
                        Sql.of(
                                """
                                SELECT inhdetachpending AS pending FROM pg_catalog.pg_inherits
                                WHERE inhparent = pg_catalog.to_regclass(?)
                                  AND inhrelid = pg_catalog.to_regclass(?)
                                """,
                                Indexes.quoted(parent),
                                Indexes.quoted(partition)),
                        row -> row.bool("pending"));
        if (pending.isEmpty()) {
            return State.NO_PARTITION;
        }
        return pending.getFirst() ? State.PENDING : State.ATTACHED;
    }

    static void finalizeDetach(Session session, RelationName parent, RelationName partition) {
        session.execute(
                "ALTER TABLE "
                        + Indexes.quoted(parent)
                        + " DETACH PARTITION "
                        + Indexes.quoted(partition)
                        + " FINALIZE");
    }
}
