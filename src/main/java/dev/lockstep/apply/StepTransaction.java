package dev.lockstep.apply;

import dev.lockstep.postgres.Activity;
import dev.lockstep.postgres.Activity.HeldLock;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.time.Duration;

/**
 * The open transaction of step mode as the server sees it: a savepoint per statement, and a limit
 * for how long it may stand idle, should we not be there any more to end it.
 */
record StepTransaction(Workbench bench, Turn turn) {
    /** The server's own limit is a little above ours: it acts only when we did not. */
    private static final Duration SERVER_LATER = Duration.ofSeconds(5);

    /** Without strong locks it does little harm, and a person may look for long. */
    private static final Duration WHILE_HARMLESS = Duration.ofHours(1);

    private static final String SAVEPOINT = "lockstep_step";

    void open() {
        Duration limit = limit();
        Duration harmless = limit.compareTo(WHILE_HARMLESS) > 0 ? limit : WHILE_HARMLESS;
        turn.begin(turn.settings().withIdleInTransactionTimeout(harmless), "step");
    }

    /**
     * The limit of strong locks, where a statement took one: until the transaction ends, or the
     * statement is undone, which gives back its locks and takes back the setting alike.
     */
    void limitWhatHoldsStrongLocks() {
        Session session = turn.session();
        if (Activity.locksOf(session, session.pid()).stream().anyMatch(HeldLock::strong)) {
            long limit = limit().toMillis();
            session.run(Sql.of("SET LOCAL idle_in_transaction_session_timeout = " + limit));
        }
    }

    private Duration limit() {
        return bench.environment().stepAbortAfter().plus(SERVER_LATER);
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
