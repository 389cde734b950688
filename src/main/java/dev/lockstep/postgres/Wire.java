package dev.lockstep.postgres;

import dev.lockstep.model.Event;
import dev.lockstep.model.ServerError;
import dev.lockstep.sql.SecretLiterals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.CachedQuery;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.Tuple;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.HostSpec;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * The driver's protocol layer, used directly: JDBC's own objects hide the command tag, keep every
 * row of a result in memory, and cost a few milliseconds of class loading before the first prompt.
 *
 * <p>Text of others goes by the simple protocol, exactly as written: the driver splits nothing and
 * replaces nothing. Statements of our own go by the extended protocol, all of a {@link Sql} before
 * one Sync, or as one simple string where they have no values: either way one round trip, and one
 * implicit transaction unless they hold transaction control.
 */
final class Wire {
    private static final int SIMPLE =
            QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
                    | QueryExecutor.QUERY_ONESHOT
                    | QueryExecutor.QUERY_SUPPRESS_BEGIN
                    | QueryExecutor.QUERY_NO_BINARY_TRANSFER
                    | QueryExecutor.QUERY_NO_RESULTS
                    | QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS;
    private static final int SIMPLE_WITH_ROWS = SIMPLE & ~QueryExecutor.QUERY_NO_RESULTS;
    private static final int EXTENDED =
            QueryExecutor.QUERY_ONESHOT
                    | QueryExecutor.QUERY_SUPPRESS_BEGIN
                    | QueryExecutor.QUERY_NO_BINARY_TRANSFER
                    | QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS;

    private final PgConnection connection;
    private final QueryExecutor executor;
    private volatile Consumer<Event.ServerNotice> notices = notice -> {};
    private volatile @Nullable String lost;

    Wire(PgConnection connection) {
        this.connection = connection;
        this.executor = connection.getQueryExecutor();
    }

    /** What one round trip brought: the last command's tag, and the last result with columns. */
    record Answer(String tag, List<Field> fields, List<Tuple> rows) {}

    /** Runs the text as it is; its rows are counted by the server and dropped here. */
    Answer simple(String sql) {
        return answer(() -> executor.wrap(List.of(one(sql))), null, 0, SIMPLE);
    }

    /** Runs one statement as it is and keeps the first {@code limit} rows. */
    Answer first(String sql, int limit) {
        return answer(() -> executor.wrap(List.of(one(sql))), null, limit, EXTENDED);
    }

    /** Told to be one statement: the driver would count on the simple protocol otherwise. */
    private static NativeQuery one(String sql) {
        return new NativeQuery(sql, new int[0], false, SqlCommand.BLANK);
    }

    /**
     * Runs statements of our own with their values. Without values they go as one string: a dozen
     * settings cost the server a fifth of what a message to parse, bind and execute for each would.
     */
    Answer pipeline(Sql sql) {
        boolean valued = !sql.values().isEmpty();
        Object key = executor.createQueryKey(sql.text(), false, valued);
        CachedQuery read = borrowed(key);
        try {
            return answer(
                    () -> read.query, valued ? sql : null, 0, valued ? EXTENDED : SIMPLE_WITH_ROWS);
        } finally {
            executor.releaseQuery(read);
        }
    }

    /** The driver reads a text of ours once and remembers where its values stand. */
    private CachedQuery borrowed(Object key) {
        try {
            return executor.borrowQueryByKey(key);
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /**
     * Runs many statements as one string, and keeps what each of them answered: also when the
     * server refused one, or was gone, before the last.
     */
    Replies each(String sql) {
        Gatherer gatherer = new Gatherer();
        @Nullable RuntimeException end = null;
        try {
            executor.execute(
                    executor.wrap(List.of(one(sql))), null, gatherer, 0, 0, SIMPLE_WITH_ROWS);
        } catch (SQLException e) {
            end = translated(e);
        }
        return new Replies(gatherer.replies, end);
    }

    /** Whether the server reads a backslash in a string as itself, as the server last told. */
    boolean standardStrings() {
        return executor.getStandardConformingStrings();
    }

    private Answer answer(Preparation preparation, @Nullable Sql sql, int limit, int flags) {
        Collector collector = new Collector();
        try {
            Query query = preparation.query();
            @Nullable ParameterList values = sql == null ? null : Values.bind(query, sql.values());
            executor.execute(query, values, collector, limit, 0, flags);
        } catch (SQLException e) {
            throw translated(e);
        }
        return new Answer(collector.tag, collector.fields, collector.rows);
    }

    long copyIn(String sql, String data) {
        try {
            byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
            return connection.getCopyAPI().copyIn(sql, new ByteArrayInputStream(bytes));
        } catch (SQLException e) {
            throw translated(e);
        } catch (IOException e) {
            throw new ConnectionLostException("the connection broke during COPY");
        }
    }

    /**
     * The driver's own way to end a COPY early leaves an answer unread, and the next statement
     * would take it for its own. So a stream that takes no more cancels the statement, and what
     * still comes is read and dropped.
     */
    long copyOut(String sql, OutputStream out) throws IOException {
        @Nullable IOException broken = null;
        try {
            CopyOut copy = connection.getCopyAPI().copyOut(sql);
            for (byte[] data = copy.readFromCopy(); data != null; data = copy.readFromCopy()) {
                if (broken == null) {
                    broken = write(data, out);
                }
            }
            if (broken == null) {
                return copy.getHandledRowCount();
            }
        } catch (SQLException e) {
            if (broken == null || executor.isClosed()) {
                throw translated(e);
            }
        }
        throw broken;
    }

    /** Writes, or asks the server to stop and says why. */
    private @Nullable IOException write(byte[] data, OutputStream out) {
        try {
            out.write(data);
            return null;
        } catch (IOException e) {
            cancel();
            return e;
        }
    }

    void onNotice(Consumer<Event.ServerNotice> listener) {
        notices = listener;
    }

    Session.TransactionStatus status() {
        return switch (executor.getTransactionState()) {
            case IDLE -> Session.TransactionStatus.IDLE;
            case OPEN -> Session.TransactionStatus.OPEN;
            case FAILED -> Session.TransactionStatus.FAILED;
        };
    }

    /** The pid that the protocol told at connect: a proxy's own number when there is a proxy. */
    int protocolPid() {
        return executor.getBackendPID();
    }

    int serverVersion() {
        return executor.getServerVersionNum();
    }

    /** The host that took us, of those the target names. */
    ConnectionTarget.Host host() {
        HostSpec spec = executor.getHostSpec();
        return new ConnectionTarget.Host(spec.getHost(), spec.getPort());
    }

    boolean closed() {
        return executor.isClosed();
    }

    /** Why it ended, or null. */
    @Nullable String whyLost() {
        return lost;
    }

    /** Sends a cancel request over a connection of its own and waits till it was taken. */
    void cancel() {
        try {
            executor.sendQueryCancel();
        } catch (SQLException e) {
            // nobody takes it any more: then nothing is left to cancel either
        }
    }

    /** Closes the socket without a word. */
    void abort() {
        executor.abort();
    }

    /** Says goodbye and closes. */
    void close() {
        executor.close();
    }

    /**
     * The connection is lost when the driver has closed it: it does so after a FATAL error and
     * after any broken read or write. An SQLSTATE alone does not tell: 57P01 and class 08 also come
     * from a parallel worker or a foreign server, and then the connection stands.
     */
    private RuntimeException translated(SQLException e) {
        @Nullable ServerErrorMessage said =
                e instanceof PSQLException fromDriver ? fromDriver.getServerErrorMessage() : null;
        if (executor.isClosed()) {
            String why = said == null ? plain(e) : said(said);
            lost = why;
            return new ConnectionLostException(why);
        }
        if (said != null) {
            return new ServerException(error(said));
        }
        @Nullable String state = e.getSQLState();
        return new ServerException(
                new ServerError(state == null ? "XX000" : state, plain(e), null, null, null, 0));
    }

    private static String plain(SQLException e) {
        @Nullable Throwable cause = e.getCause();
        if (cause instanceof java.io.EOFException) {
            return "the server closed the connection";
        }
        if (cause instanceof IOException && cause.getMessage() != null) {
            return "the connection broke: " + cause.getMessage();
        }
        @Nullable String message = e.getMessage();
        return message == null ? "the driver gave no reason" : message;
    }

    static String said(ServerErrorMessage said) {
        @Nullable String message = said.getMessage();
        return message == null ? "the server gave no reason" : message;
    }

    private static ServerError error(ServerErrorMessage said) {
        @Nullable String state = said.getSQLState();
        return new ServerError(
                state == null ? "XX000" : state,
                said(said),
                said.getDetail(),
                said.getHint(),
                context(said.getWhere()),
                said.getPosition(),
                new ServerError.Subject(
                        said.getSchema(), said.getTable(), said.getColumn(), said.getConstraint()));
    }

    /** It quotes SQL that code has put together, and that no look at the script could mask. */
    private static @Nullable String context(@Nullable String where) {
        if (where == null) {
            return null;
        }
        String bare = where.replace('"', ' ');
        String masked = SecretLiterals.masked(bare);
        return masked.equals(bare) ? where : masked;
    }

    @FunctionalInterface
    private interface Preparation {
        Query query() throws SQLException;
    }

    /** Keeps what the last command answered, and passes notices on as they arrive. */
    private final class Collector extends ResultHandlerBase {
        private String tag = "";
        private List<Field> fields = List.of();
        private List<Tuple> rows = new ArrayList<>();

        @Override
        public void handleResultRows(
                Query from, Field[] columns, List<Tuple> tuples, @Nullable ResultCursor cursor) {
            fields = List.of(columns);
            rows = tuples;
        }

        @Override
        public void handleCommandStatus(String status, long updated, long oid) {
            tag = status;
        }

        @Override
        public void handleWarning(SQLWarning warning) {
            if (warning instanceof PSQLWarning fromServer) {
                notices.accept(notice(fromServer));
            }
        }
    }

    private static Event.ServerNotice notice(PSQLWarning warning) {
        ServerErrorMessage notice = warning.getServerErrorMessage();
        @Nullable String severity = notice.getSeverity();
        return new Event.ServerNotice(
                severity == null ? "NOTICE" : severity, said(notice), notice.getDetail());
    }

    /** Keeps what every command answered, notices with the command that they came before. */
    private static final class Gatherer extends ResultHandlerBase {
        private final List<Reply> replies = new ArrayList<>();
        private List<Event.ServerNotice> before = new ArrayList<>();
        private @Nullable String value;

        @Override
        public void handleResultRows(
                Query from, Field[] columns, List<Tuple> tuples, @Nullable ResultCursor cursor) {
            byte @Nullable [] first =
                    tuples.isEmpty() || columns.length == 0 ? null : tuples.getFirst().get(0);
            value = first == null ? null : new String(first, StandardCharsets.UTF_8);
        }

        @Override
        public void handleCommandStatus(String status, long updated, long oid) {
            replies.add(new Reply(status, value, before));
            value = null;
            before = new ArrayList<>();
        }

        @Override
        public void handleWarning(SQLWarning warning) {
            if (warning instanceof PSQLWarning fromServer) {
                before.add(notice(fromServer));
            }
        }
    }
}
