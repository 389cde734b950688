package dev.lockstep.app;

import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the engine and a slow reader: a queue that one thread drains in order, so that a
 * paused terminal never holds a lock of the database. Nothing is lost, but that of several reports
 * of the same progress in a row the last one counts.
 */
final class Presenter implements EventSink, AutoCloseable {
    private final EventSink reader;
    private final Deque<Event> queue = new ArrayDeque<>();
    private boolean reading;
    private boolean closed;
    private boolean started;

    /** For that reader, which is called by one thread at a time. The thread starts when needed. */
    Presenter(EventSink reader) {
        this.reader = reader;
    }

    @Override
    public synchronized void accept(Event event) {
        if (closed) {
            return;
        }
        Event last = queue.peekLast();
        if (last != null && replaces(event, last)) {
            queue.removeLast();
        }
        queue.addLast(event);
        if (!started) {
            started = true;
            Thread.ofPlatform().daemon().name("presenter").start(this::drain);
        }
        notifyAll();
    }

    /** Waits until everything that was sent before has been read. */
    synchronized void flush() {
        boolean interrupted = false;
        while (started && (reading || !queue.isEmpty())) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads out what is there, and takes no more. */
    @Override
    public void close() {
        flush();
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }

    private void drain() {
        for (Event event = next(); event != null; event = next()) {
            try {
                reader.accept(event);
            } catch (RuntimeException e) {
                // a terminal that is gone shall not end the work; what it came to is told otherwise
            } finally {
                read();
            }
        }
    }

    private synchronized @Nullable Event next() {
        while (queue.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                return null;
            }
        }
        reading = !queue.isEmpty();
        return queue.pollFirst();
    }

    private synchronized void read() {
        reading = false;
        notifyAll();
    }

    /** Whether the newer of two says all that the older said. */
    private static boolean replaces(Event newer, Event older) {
        if (newer instanceof Event.StatementProgress now
                && older instanceof Event.StatementProgress then) {
            return now.migration().equals(then.migration()) && now.index() == then.index();
        }
        return newer instanceof Event.OthersWaitForUs && older instanceof Event.OthersWaitForUs;
    }
}
