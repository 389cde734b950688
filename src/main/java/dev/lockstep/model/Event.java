package dev.lockstep.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens while a command works, in the order it happens. Sent by the engine, read by whoever
 * paints, records or watches. Progress events may be coalesced by a reader; all others count.
 */
public sealed interface Event {
    /**
     * Sent while the advisory lock is held by another session: at first, then when the holder
     * changes.
     */
    record WaitingForTurn(Blocker holder, Duration waited) implements Event {}

    /** Sent once before a migration's first statement, or before it is resumed. */
    record MigrationStarted(
            String name,
            Direction direction,
            int number,
            int count,
            int statements,
            boolean transactional)
            implements Event {}

    /** Sent once before each statement. {@code index} counts from 1. */
    record StatementStarted(String migration, int index, int count, String sql) implements Event {}

    /** Sent now and then while a statement reports progress of its own (index builds, copies). */
    record StatementProgress(
            String migration, int index, String phase, long done, long total, Duration elapsed)
            implements Event {}

    /** Sent once after a statement succeeded; {@code rows} is -1 where it counts none. */
    record StatementDone(
            String migration, int index, int count, String sql, Duration duration, long rows)
            implements Event {}

    /** Sent when a resumed migration passes a statement that an earlier run completed. */
    record StatementSkipped(String migration, int index, int count, String sql, String reason)
            implements Event {}

    /** Sent after a lock timeout, before the pause; the transaction was rolled back already. */
    record LockRetry(
            String migration,
            int index,
            int attempt,
            Duration limit,
            Duration pause,
            Duration left,
            List<Blocker> blockers)
            implements Event {
        /** Keeps its own copy. */
        public LockRetry {
            blockers = List.copyOf(blockers);
        }
    }

    /** Sent before a concurrent statement, or while it waits, when others must end first. */
    record WaitingForOthers(String migration, int index, String why, List<Blocker> others)
            implements Event {
        /** Keeps its own copy. */
        public WaitingForOthers {
            others = List.copyOf(others);
        }
    }

    /** Sent at most once a second while other sessions wait for locks that we hold. */
    record OthersWaitForUs(int sessions, Duration worst) implements Event {}

    /** Sent once after a migration's ledger row is committed. */
    record MigrationDone(String name, Direction direction, Duration duration) implements Event {}

    /** Sent once when a migration ended otherwise; the command's outcome tells the rest. */
    record MigrationFailed(String name, Direction direction, Failure failure) implements Event {}

    /** Sent for each NOTICE or WARNING of the server. */
    record ServerNotice(String severity, String message, @Nullable String detail)
            implements Event {}

    /**
     * Sent when recovery did something to the database or established what became of earlier work.
     */
    record Recovered(String migration, String what) implements Event {}

    /** Sent when a connection is found dead. */
    record ConnectionLost(String why, String inFlight) implements Event {}

    /** Sent before each attempt to connect again. */
    record Reconnecting(int attempt, Duration pause) implements Event {}

    /** Sent when the connection is back. */
    record ConnectionRestored(String server, Duration after) implements Event {}

    /**
     * Sent when step mode's strong locks were held for long, {@code left} before the automatic
     * abort.
     */
    record HoldingTooLong(Duration held, Duration left, String locks) implements Event {}

    /** Sent for what a person should know and no other event says. */
    record Note(String text) implements Event {}
}
