package dev.lockstep.apply;

import dev.lockstep.model.Event;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;

/** Writing down what went wrong must not hide what went wrong. */
final class Notes {
    private Notes() {}

    /**
     * Writes it, under our own settings; a refusal is told as an event and changes nothing else.
     */
    static void write(Workbench bench, Turn turn, Sql sql) {
        Session session = turn.session();
        try {
            session.run(
                    turn.restoreSettings().then(Sql.of("BEGIN")).then(sql).then(Sql.of("COMMIT")));
        } catch (ServerException e) {
            bench.events()
                    .accept(
                            new Event.Note(
                                    "this could not be noted in the journal: " + e.getMessage()));
            rollBack(session);
        } catch (ConnectionLostException e) {
            bench.events()
                    .accept(new Event.Note("the connection was lost before this could be noted"));
        }
    }

    /** The same on a connection of its own, where the one of the turn has ended. */
    static void writeApart(Workbench bench, Sql sql) {
        try {
            bench.connections().once(Sql.of("BEGIN").then(sql).then(Sql.of("COMMIT")));
        } catch (ServerException | ConnectionLostException | FailureException e) {
            bench.events()
                    .accept(
                            new Event.Note(
                                    "this could not be noted in the journal: " + e.getMessage()));
        }
    }

    /** Ends whatever transaction is open; a lost connection has ended it already. */
    static void rollBack(Session session) {
        try {
            if (session.transactionStatus() != Session.TransactionStatus.IDLE) {
                session.run(Sql.of("ROLLBACK"));
            }
        } catch (ConnectionLostException e) {
            session.abandon();
        }
    }
}
