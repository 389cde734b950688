package dev.lockstep.model;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One person's wish to stop, from Ctrl-C or a signal to the work in flight. The first {@link
 * #request()} runs the newest action that was registered (a cancel request to the server); the
 * second says that the server is to be abandoned. Thread-safe; one per command.
 */
public final class Cancellation {
    private final Deque<Runnable> actions = new ArrayDeque<>();
    private int requests;

    /** How the work in flight is stopped, until the registration is closed. */
    public Registration onRequest(Runnable action) {
        boolean already;
        synchronized (this) {
            actions.push(action);
            already = requests > 0;
        }
        if (already) {
            action.run();
        }
        return () -> {
            synchronized (this) {
                actions.remove(action);
            }
        };
    }

    /** Ctrl-C was pressed, or a signal came. */
    public void request() {
        Runnable action;
        synchronized (this) {
            requests++;
            notifyAll();
            action = actions.peek();
        }
        if (action != null) {
            action.run();
        }
    }

    /** Forgets earlier requests: for work in several commands, each of which may be stopped. */
    public synchronized void renew() {
        requests = 0;
    }

    /** Whether somebody wishes to stop. */
    public synchronized boolean requested() {
        return requests > 0;
    }

    /** Whether somebody asked twice: the server does not answer and shall be given up. */
    public synchronized boolean abandoned() {
        return requests > 1;
    }

    /** Sleeps that long or until a request comes; whether there is a request now. */
    public synchronized boolean sleep(java.time.Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            while (requests == 0) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            requests++;
        }
        return requests > 0;
    }

    /** Ends a registration. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
