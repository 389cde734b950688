package dev.lockstep.postgres;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Room for one connection: opened when first asked for, replaced when it is found dead. */
final class Slot implements AutoCloseable {
    private final Supplier<Session> opening;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile @Nullable Session session;

    Slot(Supplier<Session> opening) {
        this.opening = opening;
    }

    Session get() {
        changing.lock();
        try {
            Session current = session;
            if (current == null || !current.isOpen()) {
                current = opening.get();
                session = current;
            }
            return current;
        } finally {
            changing.unlock();
        }
    }

    boolean isOpen() {
        Session current = session;
        return current != null && current.isOpen();
    }

    /** The connection that ended and was not replaced yet. */
    Optional<Session> lost() {
        return Optional.ofNullable(session).filter(current -> !current.isOpen());
    }

    @Override
    public void close() {
        changing.lock();
        try {
            if (session != null) {
                session.close();
                session = null;
            }
        } finally {
            changing.unlock();
        }
    }
}
