package dev.lockstep.postgres;

import dev.lockstep.model.Event;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection with one owner: no two threads use it at once, but any thread may {@link #cancel}
 * or {@link #abandon} it. Methods throw {@link ServerException} when the server refuses and {@link
 * ConnectionLostException} when there is no server any more.
 */
public final class Session implements AutoCloseable {
    /**
     * Opens a connection.
     *
     * @param name for application_name: {@code lockstep apply}
     * @throws dev.lockstep.model.FailureException with {@code NotConnected}, saying why and what to
     *     do
     */
    public static Session open(ConnectionTarget target, String name, SessionSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** What the server said of itself when this session opened. */
    public ServerFacts facts() {
        throw new UnsupportedOperationException();
    }

    /** The backend's pid, as the server knows it. */
    public int pid() {
        throw new UnsupportedOperationException();
    }

    /** Runs one statement exactly as written, by the simple protocol. Rows are thrown away. */
    public Executed execute(String sql) {
        throw new UnsupportedOperationException();
    }

    /** Runs a COPY ... FROM STDIN with its data. */
    public Executed copyIn(String sql, String data) {
        throw new UnsupportedOperationException();
    }

    /** Runs a COPY ... TO STDOUT into a stream; the count is of rows. */
    public long copyOut(String sql, OutputStream out) {
        throw new UnsupportedOperationException();
    }

    /**
     * Runs statements of our own in one round trip; rows are thrown away. The last one's row count.
     */
    public long run(Sql sql) {
        throw new UnsupportedOperationException();
    }

    /** Runs statements of our own in one round trip and reads the rows of the last one. */
    public <T extends @Nullable Object> List<T> query(Sql sql, Function<Row, T> reader) {
        throw new UnsupportedOperationException();
    }

    /**
     * Runs one statement exactly as written and reads up to {@code limit} rows as text, as the
     * server prints them.
     */
    public TextResult select(String sql, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Whether a transaction is open, has failed, or neither. */
    public TransactionStatus transactionStatus() {
        throw new UnsupportedOperationException();
    }

    /** Tells the server these settings (in one round trip). */
    public void apply(SessionSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** Where NOTICEs and WARNINGs of statements go. */
    public void onNotice(Consumer<Event.ServerNotice> listener) {
        throw new UnsupportedOperationException();
    }

    /** Asks the server to cancel what runs here. From any thread; never fails. */
    public void cancel() {
        throw new UnsupportedOperationException();
    }

    /**
     * Closes the socket under whatever runs here, for a server that does not answer. From any
     * thread.
     */
    public void abandon() {
        throw new UnsupportedOperationException();
    }

    /** Whether the connection has not been seen to end. */
    public boolean isOpen() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    /** What a statement did: its command tag and rows, -1 where it counts none. */
    public record Executed(String tag, long rows) {}

    /** Rows as text; {@code more} when the limit cut them. */
    public record TextResult(
            List<String> columns,
            List<Boolean> numeric,
            List<List<@Nullable String>> rows,
            boolean more,
            String tag,
            long affected) {}

    /** As the protocol tells it after each command. */
    public enum TransactionStatus {
        IDLE,
        OPEN,
        FAILED
    }
}
