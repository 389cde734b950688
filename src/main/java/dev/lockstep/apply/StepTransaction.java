package dev.lockstep.apply;

import dev.lockstep.postgres.Sql;
import java.time.Duration;

/** The open transaction of step mode as the server sees it, with a savepoint per statement. */
record StepTransaction(Workbench bench, Turn turn) {
    /** The server's own limit is a little above ours: it acts only when we did not. */
    private static final Duration SERVER_LATER = Duration.ofSeconds(5);

    private static final String SAVEPOINT = "lockstep_step";

    void open() {
        Duration limit = bench.environment().stepAbortAfter().plus(SERVER_LATER);
        turn.begin(turn.settings().withIdleInTransactionTimeout(limit));
    }

    /** Before the statement of that number. */
    void mark(int statement) {
        turn.session().run(Sql.of("SAVEPOINT " + savepoint(statement)));
    }

    /** Undoes the statement of that number, and what came after it. */
    void undo(int statement) {
        turn.session().run(Sql.of("ROLLBACK TO SAVEPOINT " + savepoint(statement)));
    }

    private static String savepoint(int statement) {
        return SAVEPOINT + "_" + statement;
    }
}
