package dev.lockstep.postgres;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.EventSink;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one shell to one database, each opened when first needed: <i>session</i> for
 * migrations and the advisory lock, <i>scribe</i> for what must commit while session is in a
 * transaction, <i>console</i> for ad-hoc SQL, <i>monitor</i> (a pool) to look at all of them.
 */
public final class Connections implements AutoCloseable {
    /** Opens nothing yet. */
    public Connections(ConnectionTarget target, String timeZone, Duration lockTimeout) {
        throw new UnsupportedOperationException(target + timeZone + lockTimeout);
    }

    /** Where they lead. */
    public ConnectionTarget target() {
        throw new UnsupportedOperationException();
    }

    /** What the server said when session opened; empty before. Never connects. */
    public @Nullable ServerFacts facts() {
        throw new UnsupportedOperationException();
    }

    /** Whether session is open and has not been seen to end. Never connects. */
    public boolean connected() {
        throw new UnsupportedOperationException();
    }

    /** The connection for migrations; opened when there is none. Sets application_name. */
    public Session session(String command) {
        throw new UnsupportedOperationException();
    }

    /** Autocommit; commits while session is in a transaction. */
    public Session scribe() {
        throw new UnsupportedOperationException();
    }

    /** For SQL typed at the prompt; read-only unless {@code writable}. */
    public Session console(boolean writable) {
        throw new UnsupportedOperationException();
    }

    /** Looks at the server from a connection of the monitor pool, for the length of one call. */
    public <T extends @Nullable Object> T monitor(Function<Session, T> look) {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens session again after it was lost, with backoff, saying so; checks that it is the same
     * cluster.
     *
     * @throws dev.lockstep.model.FailureException with {@code NotConnected} after {@code patience}
     */
    public Session reconnect(Duration patience, Cancellation cancellation, EventSink events) {
        throw new UnsupportedOperationException();
    }

    /**
     * Why what needs a session of its own cannot work here (a transaction pooler stands between),
     * or null when it can. Asked once per connection, two connections are compared.
     */
    public @Nullable String whyNoSession() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
