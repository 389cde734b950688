package dev.lockstep.apply;

import dev.lockstep.model.Blocker;
import dev.lockstep.model.Event;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Repetition;
import dev.lockstep.postgres.Activity;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a running statement from the monitor connection: who blocks it, who waits for it, how
 * far it is. Statements that are over quickly cost nothing, for the first look comes late, but soon
 * enough to name the blocker before the lock timeout ends the wait.
 */
final class StatementWatch implements AutoCloseable {
    private static final Duration LATEST_FIRST_LOOK = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(700);

    private final Workbench bench;
    private final Duration firstLook;
    private final Repetition waiting = new Repetition();
    private volatile @Nullable Running running;
    private volatile List<Blocker> blockers = List.of();
    private volatile boolean closed;
    private @Nullable Thread thread;

    /** The statement in flight; {@code pid} is the backend that runs it. */
    private record Running(String migration, int index, int pid, long startedNanos) {
        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - startedNanos);
        }
    }

    StatementWatch(Workbench bench) {
        this.bench = bench;
        Duration half = bench.environment().lockTimeout().dividedBy(2);
        boolean limited = !half.isZero() && half.compareTo(LATEST_FIRST_LOOK) < 0;
        this.firstLook = limited ? half : LATEST_FIRST_LOOK;
    }

    /** A statement starts now. */
    void begin(String migration, int index, int pid) {
        blockers = List.of();
        running = new Running(migration, index, pid, System.nanoTime());
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("statement-watch").start(this::watch);
        }
    }

    /** It is over. */
    void end() {
        running = null;
    }

    /** Who blocked the last statement when last seen. */
    List<Blocker> blockers() {
        return blockers;
    }

    private void watch() {
        long lastLook = 0;
        Running lastSeen = null;
        while (!closed) {
            LockSupport.parkNanos(firstLook.toNanos() / 4);
            Running now = running;
            if (now == null || now.elapsed().compareTo(firstLook) < 0) {
                continue;
            }
            boolean again = now.equals(lastSeen);
            if (again && System.nanoTime() - lastLook < BETWEEN_LOOKS.toNanos()) {
                continue;
            }
            lastSeen = now;
            look(now);
            lastLook = System.nanoTime();
        }
    }

    /**
     * Looking is a courtesy: when the server will not be looked at, the statement goes on unseen.
     */
    private void look(Running now) {
        try {
            bench.connections().monitor(monitor -> lookFrom(monitor, now));
        } catch (FailureException | ServerException | ConnectionLostException e) {
            blockers = List.of();
        }
    }

    private boolean lookFrom(Session monitor, Running now) {
        List<Blocker> seen = Activity.blockersOf(monitor, now.pid());
        if (!now.equals(running)) {
            return false;
        }
        if (!seen.isEmpty()) {
            blockers = seen;
            tellWaiting(now, seen);
        }
        Activity.progressOf(monitor, now.pid())
                .ifPresent(progress ->
                        bench.events()
                                .accept(
                                        new Event.StatementProgress(
                                                now.migration(),
                                                now.index(),
                                                progress.phase(),
                                                progress.done(),
                                                progress.total(),
                                                now.elapsed())));
        Activity.Waiting behind = Activity.waitingFor(monitor, now.pid());
        if (behind.sessions() > 0) {
            bench.events().accept(new Event.OthersWaitForUs(behind.sessions(), behind.worst()));
        }
        return true;
    }

    /** Once for the same ones in the way, however often the statement is tried. */
    private void tellWaiting(Running now, List<Blocker> others) {
        List<Integer> pids = others.stream().map(Blocker::pid).toList();
        List<Object> what = List.of(now.migration(), now.index(), pids);
        if (waiting.isWorthTelling(what, System.nanoTime())) {
            bench.events()
                    .accept(
                            new Event.WaitingForOthers(
                                    now.migration(), now.index(), "others hold the lock", others));
        }
    }

    @Override
    public void close() {
        closed = true;
        Thread watching = thread;
        if (watching != null) {
            LockSupport.unpark(watching);
        }
    }
}
