package dev.lockstep.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments for people, seen from a given now. */
public final class Ages {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Ages() {}

    /**
     * {@code just now}, {@code 40 s ago}, {@code 3 min ago}, {@code 5 h ago}, {@code 2 d ago};
     * after 60 days the date in UTC. Whole units, rounded down. A moment ahead of now by less than
     * a minute is now (clocks differ), any other the date.
     */
    public static String text(Instant then, Instant now) {
        long seconds = Duration.between(then, now).toSeconds();
        if (seconds < -60 || seconds >= 60L * 86_400) {
            return DAY.format(then);
        }
        if (seconds < 5) {
            return "just now";
        }
        if (seconds < 60) {
            return seconds + " s ago";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min ago";
        }
        if (seconds < 2L * 86_400) {
            return seconds / 3600 + " h ago";
        }
        return seconds / 86_400 + " d ago";
    }

    /** {@code 2026-03-18 14:02}, in UTC. */
    public static String minute(Instant then) {
        return MINUTE.format(then);
    }
}
