package dev.lockstep.render;

import java.util.Locale;

/** Amounts for people. */
public final class Sizes {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Sizes() {}

    /** As {@code pg_size_pretty} counts (1 kB is 1024 bytes): {@code 512 bytes}, {@code 1.4 MB}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (Math.abs(value) >= 1000 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String format = unit > 0 && Math.abs(value) < 9.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, value, UNITS[unit]);
    }

    /** With commas: {@code 1,204,117}. */
    public static String count(long count) {
        // Formatting is slow, and tables of thousands of rows count mostly small things.
        return Math.abs(count) < 1000
                ? Long.toString(count)
                : String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 1 row}, {@code 1,204 rows}. */
    public static String count(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }
}
