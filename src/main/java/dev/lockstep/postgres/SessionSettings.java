package dev.lockstep.postgres;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What every session is told before anything else runs on it, whatever the role's own defaults say.
 * Zero means no limit.
 *
 * @param schema the only schema of the search path (Prisma's {@code schema=}), or null for the
 *     role's own search path
 * @param watchClient whether a running statement looks now and then whether we are still there
 *     (14+, where the server's system can tell)
 */
public record SessionSettings(
        String timeZone,
        Duration statementTimeout,
        Duration lockTimeout,
        Duration idleInTransactionTimeout,
        Duration transactionTimeout,
        boolean readOnly,
        @Nullable String schema,
        boolean watchClient) {
    /** How often a running statement looks whether its client is still there. */
    private static final Duration CLIENT_CHECK = Duration.ofSeconds(5);

    private static final String SEARCH_PATH = "search_path";

    /** With the role's own search path. */
    public SessionSettings(
            String timeZone,
            Duration statementTimeout,
            Duration lockTimeout,
            Duration idleInTransactionTimeout,
            Duration transactionTimeout,
            boolean readOnly) {
        this(
                timeZone,
                statementTimeout,
                lockTimeout,
                idleInTransactionTimeout,
                transactionTimeout,
                readOnly,
                null,
                false);
    }

    /** For migrations: no limits but the lock timeout, which is set before each statement. */
    public static SessionSettings migrations(String timeZone, Duration lockTimeout) {
        return new SessionSettings(
                timeZone, Duration.ZERO, lockTimeout, Duration.ZERO, Duration.ZERO, false);
    }

    /** The same with another lock timeout. */
    public SessionSettings withLockTimeout(Duration timeout) {
        return new SessionSettings(
                timeZone,
                statementTimeout,
                timeout,
                idleInTransactionTimeout,
                transactionTimeout,
                readOnly,
                schema,
                watchClient);
    }

    /** The same with another limit for every statement. */
    public SessionSettings withStatementTimeout(Duration timeout) {
        return new SessionSettings(
                timeZone,
                timeout,
                lockTimeout,
                idleInTransactionTimeout,
                transactionTimeout,
                readOnly,
                schema,
                watchClient);
    }

    /** The same with another limit for an open transaction that does nothing. */
    public SessionSettings withIdleInTransactionTimeout(Duration timeout) {
        return new SessionSettings(
                timeZone,
                statementTimeout,
                lockTimeout,
                timeout,
                transactionTimeout,
                readOnly,
                schema,
                watchClient);
    }

    /** The same with that schema as search path; null for the role's own. */
    public SessionSettings withSchema(@Nullable String name) {
        return new SessionSettings(
                timeZone,
                statementTimeout,
                lockTimeout,
                idleInTransactionTimeout,
                transactionTimeout,
                readOnly,
                name,
                watchClient);
    }

    /** The same, reading only or not. */
    public SessionSettings withReadOnly(boolean only) {
        return new SessionSettings(
                timeZone,
                statementTimeout,
                lockTimeout,
                idleInTransactionTimeout,
                transactionTimeout,
                only,
                schema,
                watchClient);
    }

    /** The same, looking for the client while a statement runs, or not. */
    SessionSettings withWatchClient(boolean watch) {
        return new SessionSettings(
                timeZone,
                statementTimeout,
                lockTimeout,
                idleInTransactionTimeout,
                transactionTimeout,
                readOnly,
                schema,
                watch);
    }

    /**
     * The statements that make it so on a server of that version number (e.g. 180006). SET takes no
     * snapshot, so they may stand between BEGIN and a script's own SET TRANSACTION.
     */
    public Sql sql(int serverVersion) {
        StringBuilder sql = new StringBuilder();
        parameters(serverVersion)
                .forEach((name, value) -> {
                    String term = name.equals(SEARCH_PATH) ? value : Quote.literal(value);
                    sql.append("SET ").append(name).append(" = ").append(term).append(";\n");
                });
        if (!readOnly) {
            // a role that may only read by its own default stays so
            sql.append("SET default_transaction_read_only = DEFAULT");
        }
        return Sql.of(sql.toString().strip().replaceFirst(";$", ""));
    }

    /**
     * The same in one statement that does nothing on any backend but the given one: told through a
     * transaction pooler, settings would stay behind in a backend that the application uses next.
     */
    Sql sqlOn(int backend, int serverVersion) {
        Map<String, String> parameters = withWatchClient(true).parameters(serverVersion);
        return Queries.of(
                "settings",
                List.copyOf(parameters.keySet()),
                List.copyOf(parameters.values()),
                backend);
    }

    /**
     * Takes back whatever a migration set for itself, then makes our settings so again. DISCARD ALL
     * would also give back the advisory locks. Not for the same round trip as a BEGIN that follows:
     * until the round trip ends they would belong to that transaction, and go with its rollback.
     */
    public Sql restore(int serverVersion) {
        return Sql.of("RESET SESSION AUTHORIZATION;\nRESET ROLE;\nRESET ALL")
                .then(sql(serverVersion));
    }

    /**
     * The same, and what we are called, by one query: for a transaction of its own, where a
     * snapshot does no harm. Server and driver do less for it than for a dozen SETs. (RESET ALL has
     * put default_transaction_read_only where {@link #sql} would.)
     */
    public Sql restoreByQuery(int serverVersion, String application) {
        Map<String, String> parameters = parameters(serverVersion);
        parameters.put("application_name", application);
        StringJoiner calls = new StringJoiner(", ");
        parameters.forEach((name, value) ->
                calls.add(
                        "pg_catalog.set_config(%s, %s, false)"
                                .formatted(Quote.literal(name), Quote.literal(value))));
        return Sql.of("RESET SESSION AUTHORIZATION;\nRESET ROLE;\nRESET ALL")
                .then(Sql.of("SELECT " + calls));
    }

    /** Names and values, in the order in which they are set. */
    private Map<String, String> parameters(int serverVersion) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("TimeZone", timeZone);
        parameters.put("statement_timeout", milliseconds(statementTimeout));
        parameters.put("lock_timeout", milliseconds(lockTimeout));
        parameters.put(
                "idle_in_transaction_session_timeout", milliseconds(idleInTransactionTimeout));
        if (serverVersion >= 170000) {
            parameters.put("transaction_timeout", milliseconds(transactionTimeout));
        }
        parameters.put("row_security", "off");
        parameters.put("client_min_messages", "notice");
        if (watchClient) {
            parameters.put("client_connection_check_interval", milliseconds(CLIENT_CHECK));
        }
        if (readOnly) {
            parameters.put("default_transaction_read_only", "on");
        }
        if (schema != null) {
            parameters.put(SEARCH_PATH, Quote.identifier(schema));
        }
        return parameters;
    }

    private static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
