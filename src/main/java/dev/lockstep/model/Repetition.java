package dev.lockstep.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What comes again and again and is told in lines that last: told where it is another than before,
 * and else at growing intervals, as a sign of life. For one thread.
 */
public final class Repetition {
    private static final long SHORTEST = Duration.ofSeconds(10).toNanos();
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();

    private @Nullable Object told;
    private long toldAt;
    private long interval;

    /**
     * Whether to tell it now.
     *
     * @param what equal to the one before where nothing has changed
     * @param nanos the clock of {@link System#nanoTime}
     */
    public boolean isWorthTelling(Object what, long nanos) {
        boolean same = what.equals(told);
        if (same && nanos - toldAt < interval) {
            return false;
        }
        interval = same ? Math.min(2 * interval, LONGEST) : SHORTEST;
        told = what;
        toldAt = nanos;
        return true;
    }
}
