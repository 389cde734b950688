package dev.lockstep.command;

import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.AdvisoryLock;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.postgres.Sql;
import dev.lockstep.project.Environment;
import java.time.Duration;

/** The advisory lock of a project's ledger, held for {@code seed} and {@code reset}. */
final class Under implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Call call;
    private final Link link;
    private final Session session;

    private Under(Call call, Link link, Session session) {
        this.call = call;
        this.link = link;
        this.session = session;
    }

    /** Waits for it, showing who holds it. */
    static Under lock(Call call, Link link, Session session) {
        String why = link.connections().whyNoSession();
        if (why != null) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            why, Failure.UNCHANGED, "connect to the server itself: connect URL"));
        }
        AdvisoryLock.acquire(
                session,
                link.ledger().keys(),
                PATIENCE,
                call.cancellation(),
                call.workspace().ports().events());
        return new Under(call, link, session);
    }

    /** Makes the journal where it is missing, and claims the database for its environment. */
    void prepare() {
        link.journal().prepare(session);
        claim();
    }

    /** Refuses where the database was claimed for another stage. */
    void claim() {
        Environment environment = link.environment();
        boolean nameless = environment.isBareUrl() && !environment.stageDeclared();
        link.journal()
                .claim(session, environment.name(), nameless ? null : environment.stage())
                .ifPresent(note -> call.workspace().ports().events().accept(new Event.Note(note)));
    }

    /** Undoes what a script may have set. */
    void restore() {
        session.run(session.settings().restore(session.facts().versionNumber()));
    }

    @Override
    public void close() {
        try {
            if (session.transactionStatus() != TransactionStatus.IDLE) {
                session.run(Sql.of("ROLLBACK"));
            }
            restore();
            AdvisoryLock.release(session, link.ledger().keys());
        } catch (ConnectionLostException e) {
            // the server has rolled back and given the lock back by itself
            session.abandon();
        }
        call.workspace().changed();
    }
}
