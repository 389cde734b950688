package dev.lockstep.apply;

import dev.lockstep.model.Event;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.Activity;
import dev.lockstep.postgres.Activity.HeldLock;
import dev.lockstep.postgres.Activity.Waiting;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Watches what an open step transaction does to others: which locks it holds, who waits for them.
 * Warns when strong locks were held for long, and ends it when that goes on, or when more than a
 * few sessions wait.
 */
final class HoldWatch implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** One session that waits may be a colleague's; a queue is the application. */
    private static final int A_FEW = 3;

    private final Workbench bench;
    private final int pid;
    private final Consumer<String> abort;
    private final BooleanSupplier endedByServer;
    private final long started = System.nanoTime();
    private volatile List<HeldLock> held = List.of();
    private volatile Waiting waiting = new Waiting(0, Duration.ZERO);
    private volatile long strongSince;
    private volatile boolean warned;
    private volatile boolean seen = true;
    private volatile boolean closed;

    /**
     * Watches that backend.
     *
     * @param abort ends step mode, saying why
     * @param endedByServer called when the backend is not seen any more; ends step mode and says so
     *     where the connection has ended
     */
    HoldWatch(Workbench bench, int pid, Consumer<String> abort, BooleanSupplier endedByServer) {
        this.bench = bench;
        this.pid = pid;
        this.abort = abort;
        this.endedByServer = endedByServer;
    }

    void start() {
        Thread.ofPlatform().daemon().name("hold-watch").start(this::watch);
    }

    /** Since step mode was opened. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** What is held, strongest first, as of now. */
    List<String> lookNow() {
        look();
        return held.stream().map(HeldLock::toString).toList();
    }

    int lockCount() {
        return held.size();
    }

    int sessionsWaiting() {
        return waiting.sessions();
    }

    /** The transaction was committed, and another one will begin: the clock starts anew. */
    void transactionEnded() {
        strongSince = 0;
        warned = false;
        held = List.of();
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            if (!closed) {
                look();
                if (seen || !endedByServer.getAsBoolean()) {
                    judge();
                }
            }
        }
    }

    private void look() {
        try {
            bench.connections()
                    .monitor(monitor -> {
                        seen = Activity.exists(monitor, pid);
                        held = Activity.locksOf(monitor, pid);
                        waiting = Activity.waitingFor(monitor, pid);
                        return held;
                    });
        } catch (FailureException | ServerException | ConnectionLostException e) {
            // not to be seen for now; the server's own limit still ends the transaction
            seen = false;
            held = List.of();
        }
        boolean strong = held.stream().anyMatch(HeldLock::strong);
        if (!strong) {
            strongSince = 0;
        } else if (strongSince == 0) {
            strongSince = System.nanoTime();
        }
    }

    private void judge() {
        if (waiting.sessions() > 0) {
            bench.events().accept(new Event.OthersWaitForUs(waiting.sessions(), waiting.worst()));
        }
        if (strongSince == 0) {
            return;
        }
        Duration holding = Duration.ofNanos(System.nanoTime() - strongSince);
        Duration warnAfter = bench.environment().stepWarnAfter();
        Duration abortAfter = bench.environment().stepAbortAfter();
        if (holding.compareTo(abortAfter) >= 0) {
            end("strong locks were held for " + abortAfter.toSeconds() + " s");
        } else if (waiting.sessions() > A_FEW && waiting.worst().compareTo(warnAfter) >= 0) {
            end(waiting.sessions() + " sessions were waiting for its locks");
        } else if (holding.compareTo(warnAfter) >= 0 && !warned) {
            warned = true;
            bench.events()
                    .accept(
                            new Event.HoldingTooLong(
                                    holding,
                                    abortAfter.minus(holding),
                                    String.join(
                                            ", ",
                                            held.stream()
                                                    .filter(HeldLock::strong)
                                                    .map(HeldLock::toString)
                                                    .toList())));
        }
    }

    private void end(String why) {
        closed = true;
        abort.accept(why);
    }

    @Override
    public void close() {
        closed = true;
    }
}
