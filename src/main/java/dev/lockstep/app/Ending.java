package dev.lockstep.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens on SIGINT, SIGTERM and SIGHUP: the work in flight is asked to stop, it rolls back,
 * unlocks and reports, and the JVM then ends the process with the signal's own code (130, 143,
 * 129). Run as a shutdown hook; after a regular end it has nothing to do.
 */
final class Ending implements Runnable {
    private final Runnable stop;
    private final Duration toStop;
    private final Duration toGiveUp;
    private final CountDownLatch reached = new CountDownLatch(1);

    Ending(Runnable stop, Duration toStop, Duration toGiveUp) {
        this.stop = stop;
        this.toStop = toStop;
        this.toGiveUp = toGiveUp;
    }

    /** The run has come to its end and has said so. */
    void reached() {
        reached.countDown();
    }

    @Override
    public void run() {
        try {
            if (reached.getCount() == 0) {
                return;
            }
            stop.run();
            if (!reached.await(toStop.toMillis(), TimeUnit.MILLISECONDS)) {
                stop.run();
                if (!reached.await(toGiveUp.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
