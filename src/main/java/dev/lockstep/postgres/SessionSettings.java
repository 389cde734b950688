package dev.lockstep.postgres;

import java.time.Duration;

/**
 * What every session is told before anything else runs on it, whatever the role's own defaults say.
 * Zero means no limit.
 */
public record SessionSettings(
        String timeZone,
        Duration statementTimeout,
        Duration lockTimeout,
        Duration idleInTransactionTimeout,
        Duration transactionTimeout,
        boolean readOnly) {
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
                readOnly);
    }

    /** The same with another limit for an open transaction that does nothing. */
    public SessionSettings withIdleInTransactionTimeout(Duration timeout) {
        return new SessionSettings(
                timeZone, statementTimeout, lockTimeout, timeout, transactionTimeout, readOnly);
    }

    /** The statements that make it so on a server of that version number (e.g. 180006). */
    public Sql sql(int serverVersion) {
        throw new UnsupportedOperationException();
    }
}
