package dev.lockstep.apply;

import dev.lockstep.model.Blocker;
import dev.lockstep.model.ServerError;
import dev.lockstep.sql.Statement;
import java.time.Duration;
import java.util.List;

/** A statement that the server refused, with what was seen while it ran. */
final class StatementFailed extends RuntimeException {
    private final transient Statement statement;
    private final transient ServerError error;
    private final transient List<Blocker> blockers;
    private final Duration took;

    StatementFailed(Statement statement, ServerError error, List<Blocker> blockers, Duration took) {
        super(error.message(), null, false, false);
        this.statement = statement;
        this.error = error;
        this.blockers = List.copyOf(blockers);
        this.took = took;
    }

    Statement statement() {
        return statement;
    }

    ServerError error() {
        return error;
    }

    /** Who stood in the way when last seen; empty when nobody did or it went too quickly. */
    List<Blocker> blockers() {
        return blockers;
    }

    /** 25001, active_sql_transaction: it did nothing, for the server runs it outside alone. */
    boolean wantsNoTransaction() {
        return error.sqlState().equals("25001");
    }

    /** 55P03, lock_not_available: it waited for as long as it might. */
    boolean lockTimedOut() {
        return error.sqlState().equals("55P03");
    }

    Duration took() {
        return took;
    }
}
