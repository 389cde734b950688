package dev.lockstep.postgres;

import java.time.Duration;
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
        set(sql, "TimeZone", Quote.literal(timeZone));
        set(sql, "statement_timeout", milliseconds(statementTimeout));
        set(sql, "lock_timeout", milliseconds(lockTimeout));
        set(
                sql,
                "idle_in_transaction_session_timeout",
                milliseconds(idleInTransactionTimeout));
        if (serverVersion >= 170000) {
            set(sql, "transaction_timeout", milliseconds(transactionTimeout));
        }
        set(sql, "row_security", "off");
        set(sql, "client_min_messages", "notice");
        set(sql, "default_transaction_read_only", readOnly ? "on" : "DEFAULT");
        if (watchClient) {
            set(sql, "client_connection_check_interval", milliseconds(CLIENT_CHECK));
        }
        if (schema != null) {
            set(sql, "search_path", Quote.identifier(schema));
        }
        return Sql.of(sql.toString());
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

    private static void set(StringBuilder sql, String name, String value) {
        if (!sql.isEmpty()) {
            sql.append(";\n");
        }
        sql.append("SET ").append(name).append(" = ").append(value);
    }

    private static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
