package dev.lockstep.apply;

import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.util.function.Supplier;

/**
 * A script may take another role, which holds for its later statements too; our own rows between
 * them are read and written as who we are. SET LOCAL lends that for one transaction, after which
 * the script's role is back.
 */
final class Ourselves {
    private static final Sql FOR_THIS_TRANSACTION =
            Sql.of("SET LOCAL SESSION AUTHORIZATION DEFAULT").then(Sql.of("SET LOCAL ROLE NONE"));

    private Ourselves() {}

    /** For the transaction that is open, to its end. */
    static Sql within(Sql rows) {
        return FOR_THIS_TRANSACTION.then(rows);
    }

    /** As a transaction of its own. */
    static Sql alone(Sql rows) {
        return Sql.of("BEGIN").then(within(rows)).then(Sql.of("COMMIT"));
    }

    /** Reads what our tables say, outside of any transaction of the script. */
    static <T> T read(Session session, Supplier<T> query) {
        session.run(Sql.of("BEGIN").then(FOR_THIS_TRANSACTION));
        T read = query.get();
        session.run(Sql.of("COMMIT"));
        return read;
    }
}
