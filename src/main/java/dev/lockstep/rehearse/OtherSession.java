package dev.lockstep.rehearse;

import dev.lockstep.model.LockMode;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.SessionSettings;
import dev.lockstep.postgres.Sql;
import java.time.Duration;

/**
 * The session of somebody else, who is in the way of what runs on a shadow. One thread at a time.
 */
final class OtherSession implements AutoCloseable {
    private static final Duration GONE_WITHIN = Duration.ofSeconds(10);

    private final Session session;
    private boolean holding;

    OtherSession(ShadowRequest request, Shadow shadow) {
        this.session =
                Session.open(
                        shadow.target(),
                        "drill, another session",
                        SessionSettings.migrations(
                                request.environment().timeZone(), Duration.ofSeconds(1)));
    }

    /** Opens a transaction that holds it; false where somebody has what does not go with it. */
    synchronized boolean take(String quoted, LockMode mode) {
        session.run(Sql.of("BEGIN"));
        holding = true;
        try {
            session.execute("LOCK TABLE " + quoted + " IN " + mode.words() + " MODE NOWAIT");
            return true;
        } catch (ServerException e) {
            letGo();
            return false;
        }
    }

    /** Ends that transaction, if one is open. */
    synchronized void letGo() {
        if (holding && session.isOpen()) {
            session.run(Sql.of("ROLLBACK"));
        }
        holding = false;
    }

    /** Whether that backend waits for us. */
    synchronized boolean blocks(int pid) {
        return session.query(
                        Sql.of(
                                "SELECT pg_catalog.pg_backend_pid() ="
                                        + " ANY (pg_catalog.pg_blocking_pids(?)) AS blocks",
                                pid),
                        row -> row.bool("blocks"))
                .contains(true);
    }

    /** Which statement that backend runs, or ran last: another text for each. */
    synchronized String statementOf(int pid) {
        return session
                .query(
                        Sql.of("SELECT pg_catalog.pg_stat_clear_snapshot()")
                                .then(
                                        Sql.of(
                                                "SELECT coalesce(query_start::text || state, '') AS statement"
                                                        + " FROM pg_catalog.pg_stat_activity WHERE pid = ?",
                                                pid)),
                        row -> row.text("statement"))
                .stream()
                .findFirst()
                .orElse("");
    }

    /** Cancels the statement of that backend. */
    synchronized void cancel(int pid) {
        session.query(
                Sql.of("SELECT pg_catalog.pg_cancel_backend(?) AS done", pid),
                row -> row.bool("done"));
    }

    /** Ends that backend, and waits until it is gone. */
    synchronized void terminate(int pid) {
        session.query(
                Sql.of(
                        "SELECT pg_catalog.pg_terminate_backend(?, ?) AS done",
                        pid,
                        GONE_WITHIN.toMillis()),
                row -> row.bool("done"));
    }

    @Override
    public synchronized void close() {
        try {
            letGo();
        } catch (ServerException | ConnectionLostException e) {
            // with the connection the lock goes too
        }
        session.close();
    }
}
