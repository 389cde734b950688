package dev.lockstep.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Spans of time for people: {@code 12 ms}, {@code 1.4 s}, {@code 3 min}, {@code 2.5 h}, {@code 4
 * d}.
 */
public final class Durations {
    private Durations() {}

    /** One number and one unit; below ten of a unit with one decimal where it is not zero. */
    public static String text(Duration duration) {
        if (duration.isNegative()) {
            return "0 ms";
        }
        if (duration.compareTo(Duration.ofNanos(999_500_000)) < 0) {
            long millis = Math.round(duration.toNanos() / 1e6);
            return millis == 0 && !duration.isZero() ? "< 1 ms" : millis + " ms";
        }
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 99.5) {
            return number(seconds) + " s";
        }
        if (seconds < 99.5 * 60) {
            return number(seconds / 60) + " min";
        }
        if (seconds < 47.5 * 3600) {
            return number(seconds / 3600) + " h";
        }
        return number(seconds / 86_400) + " d";
    }

    private static String number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = exact.setScale(value < 9.95 ? 1 : 0, RoundingMode.HALF_UP);
        return rounded.stripTrailingZeros().toPlainString();
    }
}
