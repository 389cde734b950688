package dev.lockstep.shell;

import dev.lockstep.command.Workspace.PromptState;
import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome;
import dev.lockstep.render.Durations;
import dev.lockstep.render.Escaping;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the bottom line says, gathered from events and outcomes as they pass.
 *
 * <pre>
 * connected · step open 12 s · holding ACCESS EXCLUSIVE on "User" · 2 sessions wait for us (worst 1.4 s)
 * connected · running 3/7 for 41 s · building index 62 %
 * connection lost · trying again (attempt 3)
 * </pre>
 *
 * Used by the painter's thread alone.
 */
final class StatusFacts {
    /** Sent at most once a second while it lasts; after three of those it is over. */
    private static final long WAITERS_KNOWN_FOR = Duration.ofSeconds(3).toNanos();

    private final LongSupplier nanos;
    private boolean connected;
    private @Nullable String reconnecting;
    private @Nullable String step;
    private long stepSince;
    private String locks = "";
    private @Nullable String running;
    private long runningSince;
    private String progress = "";
    private int waiters;
    private Duration worst = Duration.ZERO;
    private long waitersAt;

    StatusFacts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The prompt is about to be shown, or a command has begun. */
    void take(PromptState state) {
        connected = state.connected();
        if (connected) {
            reconnecting = null;
        }
        if (step == null && state.step() != null) {
            stepSince = nanos.getAsLong();
        }
        step = state.step();
        if (step == null) {
            locks = "";
            waiters = 0;
        }
    }

    /** A command has come to its end. */
    void take(Outcome outcome) {
        running = null;
        progress = "";
        if (outcome instanceof Outcome.StepReport report) {
            locks = report.open() ? String.join(", ", report.locks()) : "";
        }
    }

    /** Something happened. */
    void take(Event event) {
        switch (event) {
            case Event.StatementStarted started -> {
                running = started.index() + "/" + started.count();
                runningSince = nanos.getAsLong();
                progress = "";
            }
            case Event.StatementProgress made -> progress = describe(made);
            case Event.StatementDone done -> stopRunning();
            case Event.LockRetry retry -> stopRunning();
            case Event.MigrationDone done -> stopRunning();
            case Event.MigrationFailed failed -> stopRunning();
            case Event.OthersWaitForUs others -> {
                waiters = others.sessions();
                worst = others.worst();
                waitersAt = nanos.getAsLong();
            }
            case Event.HoldingTooLong holding -> locks = holding.locks();
            case Event.ConnectionLost lost -> {
                connected = false;
                reconnecting = "connection lost";
                step = null; // the server has ended it, with its locks
                locks = "";
                waiters = 0;
            }
            case Event.Reconnecting again ->
                    reconnecting =
                            "connection lost · trying again (attempt " + again.attempt() + ")";
            case Event.ConnectionRestored restored -> {
                connected = true;
                reconnecting = null;
            }
            case Event.WaitingForTurn waiting -> {}
            case Event.MigrationStarted started -> {}
            case Event.StatementSkipped skipped -> {}
            case Event.WaitingForOthers waiting -> {}
            case Event.ServerNotice notice -> {}
            case Event.Recovered recovered -> {}
            case Event.Note note -> {}
        }
    }

    /** Whether the line changes by itself, because it counts seconds. */
    boolean moves() {
        return running != null || step != null || reconnecting != null || waitersKnown();
    }

    /** How long the running statement has been at it, or null when none is. */
    @Nullable Duration runningFor() {
        return running == null ? null : since(runningSince);
    }

    /** Whether the running statement reports its progress, time included. */
    boolean reportsProgress() {
        return !progress.isEmpty();
    }

    /** The line. */
    String text() {
        List<String> facts = new ArrayList<>();
        facts.add(reconnecting != null ? reconnecting : connected ? "connected" : "not connected");
        if (running != null) {
            facts.add("running " + running + " for " + seconds(runningSince));
        }
        if (!progress.isEmpty()) {
            facts.add(progress);
        }
        if (step != null) {
            facts.add("step open " + seconds(stepSince));
        }
        if (!locks.isEmpty()) {
            facts.add("holding " + Escaping.line(locks));
        }
        if (waitersKnown()) {
            facts.add(
                    waiters
                            + (waiters == 1 ? " session waits" : " sessions wait")
                            + " for us (worst "
                            + Durations.text(worst)
                            + ")");
        }
        return String.join(" · ", facts);
    }

    private void stopRunning() {
        running = null;
        progress = "";
    }

    private boolean waitersKnown() {
        return waiters > 0 && nanos.getAsLong() - waitersAt <= WAITERS_KNOWN_FOR;
    }

    private String seconds(long then) {
        return Durations.text(since(then).truncatedTo(ChronoUnit.SECONDS));
    }

    private Duration since(long then) {
        return Duration.ofNanos(nanos.getAsLong() - then);
    }

    private static String describe(Event.StatementProgress made) {
        String phase = Escaping.line(made.phase());
        boolean waits = made.phase().startsWith("waiting");
        return made.total() > 0 && !waits
                ? phase + " " + Math.min(100, 100 * made.done() / made.total()) + " %"
                : phase;
    }
}
