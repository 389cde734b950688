package dev.lockstep.postgres;

import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome.QueryReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Tuple;
import org.postgresql.jdbc.PgConnection;

/**
 * One connection with one owner: no two threads use it at once, but any thread may {@link #cancel}
 * or {@link #abandon} it. Methods throw {@link ServerException} when the server refuses and {@link
 * ConnectionLostException} when there is no server any more.
 */
public final class Session implements AutoCloseable {
    private final Wire wire;
    private final ServerFacts facts;
    private final int pid;
    private final CancelGate gate = new CancelGate();
    private volatile SessionSettings settings;

    private Session(Wire wire, ServerFacts facts, int pid, SessionSettings settings) {
        this.wire = wire;
        this.facts = facts;
        this.pid = pid;
        this.settings = settings;
    }

    /**
     * Opens a connection. Where the target names a schema, it becomes the search path.
     *
     * @param name for application_name: {@code lockstep apply}
     * @throws dev.lockstep.model.FailureException with {@code NotConnected}, saying why and what to
     *     do
     */
    public static Session open(ConnectionTarget target, String name, SessionSettings settings) {
        return over(Opening.connect(target, name), target, settings);
    }

    /** Makes a session of a new connection. */
    static Session over(
            PgConnection connection, ConnectionTarget target, SessionSettings settings) {
        Wire wire = new Wire(connection);
        SessionSettings ours = settings.withSchema(target.schema());
        try {
            Introduction introduction = Introduction.of(wire, target, ours);
            return new Session(
                    wire,
                    introduction.facts(),
                    introduction.pid(),
                    ours.withWatchClient(introduction.watchClient()));
        } catch (ServerException | ConnectionLostException e) {
            wire.abort();
            throw NoConnection.saying(
                    target + " let us in and then refused the first query: " + e.getMessage(),
                    "check that a PostgreSQL server of version 14 or newer answers there");
        }
    }

    /** What the server said of itself when this session opened. */
    public ServerFacts facts() {
        return facts;
    }

    /** The backend's pid, as the server knows it. */
    public int pid() {
        return pid;
    }

    /** What the server was last told here; schema and server's abilities are filled in. */
    public SessionSettings settings() {
        return settings;
    }

    /** Runs one statement exactly as written, by the simple protocol. Rows are thrown away. */
    public Executed execute(String sql) {
        Wire.Answer answer = guarded(() -> wire.simple(sql));
        return new Executed(answer.tag(), rows(answer.tag()));
    }

    /** Runs a COPY ... FROM STDIN with its data. */
    public Executed copyIn(String sql, String data) {
        long rows = guarded(() -> wire.copyIn(sql, data));
        return new Executed("COPY " + rows, rows);
    }

    /**
     * Runs a COPY ... TO STDOUT into a stream; the count is of rows.
     *
     * @throws UncheckedIOException when the stream does not take it; the COPY was cancelled then
     */
    public long copyOut(String sql, OutputStream out) {
        return guarded(() -> wire.copyOut(sql, out));
    }

    /**
     * Runs statements of our own in one round trip; rows are thrown away. The last one's row count.
     */
    public long run(Sql sql) {
        return rows(guarded(() -> wire.pipeline(sql)).tag());
    }

    /**
     * Runs many statements as one string by the simple protocol, and tells what each of them
     * answered. Never throws for what the server or the network did: that is how it ended.
     */
    public Replies each(String sql) {
        return guarded(() -> wire.each(sql));
    }

    /** Whether the server reads a backslash in a string as itself, as our lexer does. */
    public boolean standardStrings() {
        return wire.standardStrings();
    }

    /** Runs statements of our own in one round trip and reads the rows of the last one. */
    public <T extends @Nullable Object> List<T> query(Sql sql, Function<Row, T> reader) {
        return read(guarded(() -> wire.pipeline(sql)), reader);
    }

    /**
     * Runs one statement exactly as written and reads up to {@code limit} rows as text, as the
     * server prints them.
     */
    public TextResult select(String sql, int limit) {
        Wire.Answer answer = guarded(() -> wire.first(sql, limit + 1));
        return TextResults.of(answer, limit, rows(answer.tag()));
    }

    /**
     * Does something that nothing in it can make write: inside a transaction that began read-only
     * and has read already, the server refuses both {@code READ WRITE} and a COMMIT from a DO block
     * or a procedure. Strings mean there what our lexer takes them for, so that none hides a second
     * statement from it. A setting of its own lives on when it succeeds.
     */
    public <T> T readOnly(Supplier<T> work) {
        run(
                Sql.of("BEGIN READ ONLY")
                        .then(Sql.of("SET LOCAL standard_conforming_strings = on"))
                        .then(Sql.of("SELECT")));
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (isOpen()) {
                run(Sql.of(done ? "COMMIT" : "ROLLBACK"));
            }
        }
    }

    /** Whether a transaction is open, has failed, or neither. */
    public TransactionStatus transactionStatus() {
        return wire.status();
    }

    /**
     * Tells the server these settings (in one round trip). Through a transaction pooler they would
     * reach somebody else, and nothing is told.
     */
    public void apply(SessionSettings settings) {
        if (sharesBackends()) {
            return;
        }
        SessionSettings ours =
                settings.withSchema(this.settings.schema())
                        .withWatchClient(this.settings.watchClient());
        run(ours.sql(facts.versionNumber()));
        this.settings = ours;
    }

    /** Whether a pooler gives each transaction another backend. */
    boolean sharesBackends() {
        return facts.proxyWord().equals(PoolerMode.TRANSACTION.words());
    }

    /** Where NOTICEs and WARNINGs of statements go. */
    public void onNotice(Consumer<Event.ServerNotice> listener) {
        wire.onNotice(listener);
    }

    /** Asks the server to cancel what runs here. From any thread; never fails, never waits. */
    public void cancel() {
        gate.cancel(wire::cancel);
    }

    /**
     * Closes the socket under whatever runs here, for a server that does not answer. From any
     * thread.
     */
    public void abandon() {
        wire.abort();
    }

    /** Why the connection ended, in the server's or the driver's words; null while it stands. */
    public @Nullable String whyLost() {
        return wire.whyLost();
    }

    /** Whether the server still answers here: one small round trip. */
    public boolean answers() {
        try {
            run(Sql.of("SELECT"));
            return true;
        } catch (ServerException refusal) {
            return true;
        } catch (ConnectionLostException e) {
            return false;
        }
    }

    /** Why the connection has ended, if it has: the server is asked. */
    public Optional<String> ended() {
        return answers()
                ? Optional.empty()
                : Optional.of(Objects.requireNonNullElse(wire.whyLost(), "the server ended it"));
    }

    /** Whether the connection has not been seen to end. */
    public boolean isOpen() {
        return !wire.closed();
    }

    @Override
    public void close() {
        gate.close();
        wire.close();
    }

    static <T extends @Nullable Object> List<T> read(Wire.Answer answer, Function<Row, T> reader) {
        List<T> read = new ArrayList<>(answer.rows().size());
        for (Tuple tuple : answer.rows()) {
            read.add(reader.apply(new TupleRow(answer.fields(), tuple)));
        }
        return read;
    }

    /** The count at the end of a command tag ({@code INSERT 0 5}); -1 where there is none. */
    static long rows(String tag) {
        int digits = tag.length();
        while (digits > 0 && Character.isDigit(tag.charAt(digits - 1))) {
            digits--;
        }
        return digits == tag.length() ? -1 : Long.parseLong(tag.substring(digits));
    }

    private <T> T guarded(Conversation<T> conversation) {
        gate.enter();
        try {
            return conversation.hold();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (wire.closed()) {
                gate.close();
            } else {
                gate.leave();
            }
        }
    }

    @FunctionalInterface
    private interface Conversation<T> {
        T hold() throws IOException;
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
            long affected) {
        /** As the answer to a statement that somebody typed. */
        public QueryReport report(String sql, Duration took) {
            return new QueryReport(sql, columns, numeric, rows, more, affected, tag, took, null);
        }
    }

    /** As the protocol tells it after each command. */
    public enum TransactionStatus {
        IDLE,
        OPEN,
        FAILED
    }
}
