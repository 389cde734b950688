package dev.lockstep.postgres;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a cancel request to the statement it was meant for. The request travels on a connection of
 * its own and strikes whatever the backend runs when it arrives; so a statement does not end here
 * while a request for it is on its way, and a request that comes too late is not sent.
 */
final class CancelGate {
    private static final long NOTHING = 0;

    private final ReentrantLock sending = new ReentrantLock();
    private long last = NOTHING;
    private volatile long running = NOTHING;

    /** A statement begins; called by the session's owner. */
    void enter() {
        last++;
        running = last;
    }

    /** The statement has ended; waits for a request that is on its way. */
    void leave() {
        sending.lock();
        try {
            running = NOTHING;
        } finally {
            sending.unlock();
        }
    }

    /** The connection has ended: there is nothing left that a late request could strike. */
    void close() {
        running = NOTHING;
    }

    /** Ends at once, from any thread; {@code request} is sent from a thread of its own. */
    void cancel(Runnable request) {
        long meant = running;
        if (meant != NOTHING) {
            Thread.ofPlatform().daemon().name("lockstep-cancel").start(() -> send(meant, request));
        }
    }

    private void send(long meant, Runnable request) {
        sending.lock();
        try {
            if (running == meant) {
                request.run();
            }
        } finally {
            sending.unlock();
        }
    }
}
