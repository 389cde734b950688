package dev.lockstep.schema;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conversions that keep every value as it is. */
final class Widening {
    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");
    private static final Pattern LIMITED = Pattern.compile("character varying\\((\\d+)\\)");

    private Widening() {}

    /** Of types as {@code format_type} puts them. */
    static boolean is(String from, String to) {
        int narrow = INTEGERS.indexOf(from);
        if (narrow >= 0) {
            return INTEGERS.indexOf(to) > narrow || to.equals("numeric");
        }
        boolean text = from.startsWith("character varying");
        if (text && (to.equals("text") || to.equals("character varying"))) {
            return true;
        }
        if (from.equals("text")) {
            return to.equals("character varying");
        }
        Matcher before = LIMITED.matcher(from);
        Matcher after = LIMITED.matcher(to);
        if (before.matches() && after.matches()) {
            return Long.parseLong(before.group(1)) <= Long.parseLong(after.group(1));
        }
        return from.startsWith("numeric(") && to.equals("numeric");
    }
}
