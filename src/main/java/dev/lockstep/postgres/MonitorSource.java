package dev.lockstep.postgres;

import dev.lockstep.model.FailureException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/** Opens connections for the pool as any other session of ours, and finds the session again. */
final class MonitorSource implements DataSource {
    private final ConnectionTarget target;
    private final SessionSettings settings;
    private final Map<PgConnection, Session> sessions = new ConcurrentHashMap<>();

    MonitorSource(ConnectionTarget target, SessionSettings settings) {
        this.target = target;
        this.settings = settings;
    }

    /** The session over a connection that the pool lends. */
    Session session(Connection lent) throws SQLException {
        Session session = sessions.get(lent.unwrap(PgConnection.class));
        if (session == null) {
            throw new IllegalStateException("a connection that was not opened here");
        }
        return session;
    }

    @Override
    public Connection getConnection() throws SQLException {
        sessions.values().removeIf(session -> !session.isOpen());
        try {
            PgConnection connection = Opening.connect(target, "lockstep monitor");
            sessions.put(connection, Session.over(connection, target, settings));
            return connection;
        } catch (FailureException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the target says who connects");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // nothing is printed here
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // the target says how long to wait
    }

    @Override
    public int getLoginTimeout() {
        // how long the pool, when it is closed, waits for a connection that is just being opened
        return 1;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("nothing is logged here");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing is wrapped here");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
