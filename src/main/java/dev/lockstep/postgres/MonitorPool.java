package dev.lockstep.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lockstep.model.FailureException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A few connections that look at what others do, shared by all who watch. Nothing of the pool is
 * loaded before somebody looks. Its connections read only, in autocommit, and give up soon.
 */
final class MonitorPool implements AutoCloseable {
    private static final int MOST = 3;
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(60);

    /** Whoever looks is better off knowing soon that nothing is to be seen; the pool goes on. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ConnectionTarget target;
    private final MonitorSource source;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable HikariDataSource pool;

    MonitorPool(ConnectionTarget target, String timeZone) {
        this.target = target;
        this.source =
                new MonitorSource(
                        target,
                        new SessionSettings(timeZone, LIMIT, LIMIT, LIMIT, Duration.ZERO, true));
    }

    /** Looks; once more where the connection turns out to be dead, for looking changes nothing. */
    <T extends @Nullable Object> T look(Function<Session, T> look) {
        try {
            return lookOnce(look);
        } catch (ConnectionLostException e) {
            return lookOnce(look);
        }
    }

    private <T extends @Nullable Object> T lookOnce(Function<Session, T> look) {
        try (Connection connection = pool().getConnection()) {
            return look.apply(source.session(connection));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The pool's own exception wraps the reason, one deep or two. */
    private FailureException failure(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof FailureException known) {
                return known;
            }
        }
        return NoConnection.because(e, target);
    }

    private HikariDataSource pool() {
        opening.lock();
        try {
            HikariDataSource current = pool;
            if (current == null) {
                current = new HikariDataSource(configuration());
                pool = current;
            }
            return current;
        } finally {
            opening.unlock();
        }
    }

    private HikariConfig configuration() {
        HikariConfig configuration = new HikariConfig();
        configuration.setPoolName("lockstep-monitor");
        configuration.setDataSource(source);
        configuration.setMaximumPoolSize(MOST);
        configuration.setMinimumIdle(0);
        configuration.setIdleTimeout(IDLE.toMillis());
        configuration.setConnectionTimeout(PATIENCE.toMillis());
        configuration.setValidationTimeout(PATIENCE.toMillis() / 2);
        // a server that is down is an answer to whoever looks, not a reason to have no pool
        configuration.setInitializationFailTimeout(-1);
        return configuration;
    }

    @Override
    public void close() {
        HikariDataSource current = pool;
        if (current != null) {
            current.close();
        }
    }
}
