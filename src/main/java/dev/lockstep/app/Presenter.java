package dev.lockstep.app;

import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Stands between the engine and a slow reader: a queue that one thread drains in order, so that a
 * paused terminal never holds a lock of the database. Nothing is lost, but that of several reports
 * of the same progress in a row the last one counts. The thread wakes for what comes after a pause,
 * and then every few milliseconds: of a fast run each event would be a change of threads.
 */
final class Presenter implements EventSink, AutoCloseable {
    private static final long BREATH_NANOS = 10_000_000;

    private final EventSink reader;
    private final Deque<Event> queue = new ArrayDeque<>();
    private boolean reading;
    private boolean asleep;
    private boolean wanted;
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
        if (asleep) {
            notifyAll();
        }
    }

    /** Waits until everything that was sent before has been read. */
    synchronized void flush() {
        boolean interrupted = false;
        while (started && (reading || !queue.isEmpty())) {
            try {
                wanted = true;
                notifyAll();
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
        for (List<Event> events = next(); !events.isEmpty(); events = next()) {
            for (Event event : events) {
                try {
                    reader.accept(event);
                } catch (RuntimeException e) {
                    // a terminal that is gone shall not end the work; what it came to is told
                    // otherwise
                }
            }
        }
    }

    /** What came since; waits for it. Empty when nothing more will come. */
    private synchronized List<Event> next() {
        reading = false;
        notifyAll();
        try {
            long breathed = System.nanoTime();
            while (!wanted && !closed && System.nanoTime() - breathed < BREATH_NANOS) {
                wait(1 + BREATH_NANOS / 1_000_000);
            }
            while (queue.isEmpty() && !closed) {
                asleep = true;
                wait();
            }
        } catch (InterruptedException e) {
            return List.of();
        } finally {
            asleep = false;
            wanted = false;
        }
        List<Event> events = List.copyOf(queue);
        queue.clear();
        reading = !events.isEmpty();
        return events;
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
