package dev.lockstep.render;

import java.time.Duration;
import java.util.Locale;

/**
 * How far long work is:
 *
 * <pre>
 * building index: scanning table  [███████░░░░░░░░░░░░░]  34 %  12,000/s  2.1 min left
 * waiting for old snapshots  12 s
 * </pre>
 */
public final class ProgressBar {
    private static final int LONGEST = 30;
    private static final int SHORTEST = 8;

    private ProgressBar() {}

    /**
     * One line of at most {@code width} columns where that is possible; bar and rate give way
     * first. With a total of 0 or less nothing is known but the time passed.
     *
     * @param label what is done, safe to print or not
     * @param done how much of {@code total}, in whatever unit the work counts
     */
    public static String line(
            String label, long done, long total, Duration elapsed, int width, Theme theme) {
        String name = Escaping.line(label);
        if (total <= 0) {
            String time = "  " + Durations.text(elapsed);
            return Cut.end(name, Math.max(SHORTEST, width - time.length()), theme) + time;
        }
        double share = Math.clamp((double) done / total, 0.0, 1.0);
        String percent = String.format(Locale.ROOT, "%3d %%", (int) (share * 100));
        String rate = rate(done, elapsed);
        String left = left(share, elapsed);
        int words = DisplayWidth.of(name) + 2 + percent.length() + left.length();
        if (words + rate.length() + SHORTEST + 4 <= width) {
            int room = Math.min(LONGEST, width - words - rate.length() - 4);
            return name + "  " + bar(share, room, theme) + "  " + percent + rate + left;
        }
        if (words <= width) {
            return name + "  " + percent + left;
        }
        return Cut.end(name, Math.max(SHORTEST, width - percent.length() - 2), theme)
                + "  "
                + percent;
    }

    /** The bar alone, {@code room} columns and two brackets. */
    private static String bar(double share, int room, Theme theme) {
        int full = (int) Math.floor(share * room);
        String done = theme.unicode() ? "█" : "#";
        String open = theme.unicode() ? "░" : "-";
        return "[" + done.repeat(full) + open.repeat(room - full) + "]";
    }

    private static String rate(long done, Duration elapsed) {
        double seconds = elapsed.toMillis() / 1000.0;
        return seconds < 1 || done <= 0 ? "" : "  " + Sizes.count((long) (done / seconds)) + "/s";
    }

    /** Nothing in the first second or percent: it would be a guess. */
    private static String left(double share, Duration elapsed) {
        if (share < 0.01 || share >= 1 || elapsed.toMillis() < 1000) {
            return "";
        }
        long millis = (long) (elapsed.toMillis() * ((1 - share) / share));
        return "  " + Durations.text(Duration.ofMillis(millis)) + " left";
    }
}
