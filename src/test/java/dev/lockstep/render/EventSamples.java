package dev.lockstep.render;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Event;
import java.time.Duration;
import java.util.List;

/** Hand-made events, at least one of each kind, in an order that could be. */
final class EventSamples {
    private static final String ROLES = "20260322110000_user_roles";
    private static final String LONG =
            "UPDATE \"User\" SET \"role\" = 'CUSTOMER' WHERE \"role\" IS NULL AND \"deletedAt\" IS NULL";

    private EventSamples() {}

    static List<Event> all() {
        return List.of(
                new Event.WaitingForTurn(Samples.blocker(), Duration.ofSeconds(12)),
                new Event.MigrationStarted(ROLES, Direction.UP, 2, 3, 12, true),
                new Event.StatementStarted(ROLES, 1, 12, LONG),
                new Event.LockRetry(
                        ROLES,
                        1,
                        3,
                        Duration.ofMillis(500),
                        Duration.ofMillis(1200),
                        Duration.ofMinutes(4),
                        List.of(Samples.blocker(), Samples.hidden())),
                new Event.StatementDone(
                        ROLES,
                        1,
                        12,
                        "ALTER TABLE \"User\" ADD COLUMN \"avatar\" TEXT",
                        Duration.ofMillis(12),
                        -1),
                new Event.StatementDone(ROLES, 2, 12, LONG, Duration.ofMillis(61_400), 1_204_117),
                new Event.StatementSkipped(ROLES, 3, 12, LONG, "done by an earlier run"),
                new Event.WaitingForOthers(
                        ROLES,
                        4,
                        "CREATE INDEX CONCURRENTLY waits for older transactions",
                        List.of(Samples.blocker())),
                progress(0, 0),
                progress(340_000, 1_000_000),
                new Event.OthersWaitForUs(2, Duration.ofMillis(1400)),
                new Event.ServerNotice("NOTICE", "table \"x\" does not exist, skipping", null),
                new Event.ServerNotice("WARNING", "there are\ntwo lines", "and a detail"),
                new Event.HoldingTooLong(
                        Duration.ofSeconds(50),
                        Duration.ofSeconds(10),
                        "ACCESS EXCLUSIVE on \"User\""),
                new Event.ConnectionLost("the server closed the connection", "statement 5 of 12"),
                new Event.Reconnecting(2, Duration.ofSeconds(2)),
                new Event.ConnectionRestored("db.internal:5432/portfolio", Duration.ofSeconds(9)),
                new Event.Recovered(ROLES, "it had committed: recorded as applied"),
                new Event.MigrationDone(ROLES, Direction.UP, Duration.ofMillis(31)),
                new Event.MigrationDone(ROLES, Direction.DOWN, Duration.ofMillis(1400)),
                new Event.MigrationFailed(ROLES, Direction.UP, FailureSamples.refused()),
                new Event.Note("20260316_rename_audit was passed over and stays applicable"));
    }

    private static Event progress(long done, long total) {
        return new Event.StatementProgress(
                ROLES, 4, "building index: scanning table", done, total, Duration.ofSeconds(40));
    }
}
