package dev.lockstep.plan.why;

import dev.lockstep.plan.EditDistance;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.RelationName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the live state so that looking never hurts: each query in a read-only transaction of its
 * own, without waiting for locks, cancelled after two seconds, and none once eight are used up.
 */
final class Look {
    private static final String LIMIT_MS = "2000";
    private static final long BUDGET_NANOS = 8_000_000_000L;

    private final @Nullable Session session;
    private final String noSession;
    private final long began = System.nanoTime();

    /** Through that session; without one every look says why there is none. */
    Look(@Nullable Session session, String noSession) {
        this.session = session;
        this.noSession = noSession;
    }

    /** Whether there is a server to look at. */
    boolean connected() {
        return session != null;
    }

    /** The server's version, e.g. 160004; 0 when not connected. */
    int version() {
        return session == null ? 0 : session.facts().versionNumber();
    }

    /** The server's version as people say it; empty when not connected. */
    String versionWords() {
        return session == null ? "" : session.facts().version();
    }

    /** Lines of the query of {@code name.sql}: its column {@code line}. */
    Seen<String> lines(String name, @Nullable Object... values) {
        return ask(name, row -> row.text("line"), values);
    }

    /** The rows of the query of {@code name.sql}. */
    <T> Seen<T> ask(String name, Function<Row, T> reader, @Nullable Object... values) {
        return ask(Sql.of(resource(name), values), reader);
    }

    /** The rows of a query. */
    <T> Seen<T> ask(Sql query, Function<Row, T> reader) {
        Session session = this.session;
        if (session == null) {
            return new Seen<>(List.of(), noSession);
        }
        if (System.nanoTime() - began > BUDGET_NANOS) {
            return new Seen<>(List.of(), "not all was looked at: looking took too long");
        }
        try {
            List<T> rows =
                    session.query(
                            Sql.of("BEGIN READ ONLY")
                                    .then(Sql.of("SET LOCAL statement_timeout = " + LIMIT_MS))
                                    .then(Sql.of("SET LOCAL lock_timeout = 200"))
                                    .then(query),
                            reader);
            return new Seen<>(rows, null);
        } catch (ServerException e) {
            return new Seen<>(List.of(), trouble(e));
        } catch (ConnectionLostException e) {
            return new Seen<>(List.of(), "the connection was lost while looking");
        } finally {
            end(session);
        }
    }

    private static void end(Session session) {
        try {
            if (session.isOpen() && session.transactionStatus() != TransactionStatus.IDLE) {
                session.run(Sql.of("ROLLBACK"));
            }
        } catch (ConnectionLostException e) {
            // what was looked at is known all the same
        }
    }

    private static String trouble(ServerException e) {
        return switch (e.sqlState()) {
            case "57014" -> "not counted: looking took longer than 2 s and was stopped";
            case "55P03" -> "not looked at: it is locked now";
            case "42501" -> "not looked at: " + e.error().message();
            default -> "not looked at: " + e.getMessage();
        };
    }

    /** That relation, where this session would find it, else in whatever schema it is. */
    Optional<Relation> relation(@Nullable RelationName name) {
        if (name == null) {
            return Optional.empty();
        }
        return ask("relation", Relation::of, name.name(), name.schema(), name.schema()).first();
    }

    /** The nearest of the names that the query of {@code name.sql} gives; null when none is. */
    @Nullable String nearest(String typed, String query, @Nullable Object... values) {
        return EditDistance.nearest(typed, ask(query, row -> row.text("name"), values).rows());
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(Look.class.getResourceAsStream(name + ".sql"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name as SQL takes it. */
    static String written(RelationName name) {
        return name.schema() == null
                ? Quote.identifier(name.name())
                : Quote.identifier(name.schema(), name.name());
    }

    /**
     * A relation as the catalog has it.
     *
     * @param quoted schema and name, in quotes where they need them
     * @param kind in words: {@code table}, {@code index}
     * @param valid false for an index that is not
     */
    record Relation(
            String schema,
            String name,
            String quoted,
            String kind,
            String owner,
            long rows,
            boolean valid) {
        static Relation of(Row row) {
            return new Relation(
                    row.text("schema"),
                    row.text("name"),
                    row.text("quoted"),
                    row.text("kind"),
                    row.text("owner"),
                    row.bigint("rows"),
                    row.bool("valid"));
        }

        boolean holdsRows() {
            return kind.equals("table") || kind.equals("partitioned table");
        }

        String line() {
            String rows = rows() < 0 || !holdsRows() ? "" : ", about " + rows() + " rows";
            return "%s is a %s of %s%s%s"
                    .formatted(quoted, kind, owner, rows, valid ? "" : ", and INVALID")
                    .replace("a index", "an index");
        }
    }
}
