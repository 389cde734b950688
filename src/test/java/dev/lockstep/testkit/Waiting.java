package dev.lockstep.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what others do, without keeping a processor busy. */
public final class Waiting {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Waiting() {}

    /** Asks again and again until it is so. */
    public static void until(String wish, BooleanSupplier fulfilled) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!fulfilled.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + wish);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
