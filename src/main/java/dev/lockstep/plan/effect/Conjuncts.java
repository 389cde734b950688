package dev.lockstep.plan.effect;

import dev.lockstep.plan.effect.Facts.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The parts of a CHECK that must all hold, as {@code pg_get_expr} prints it: {@code ((a IS NOT
 * NULL) AND (a > 0))}.
 */
final class Conjuncts {
    private Conjuncts() {}

    /** Whether a null in that column is refused, for sure. */
    static boolean demandValue(Constraint check, String column) {
        boolean plain = column.matches("[a-z_][a-z0-9_$]*");
        String quoted = "\"" + column.replace("\"", "\"\"") + "\"";
        for (String part : of(check.expression())) {
            if (part.equals(quoted + " IS NOT NULL")
                    || (plain && part.equals(column + " IS NOT NULL"))) {
                return true;
            }
        }
        return false;
    }

    /**
     * As the server would print it, where it is simple: names folded, keywords of conditions in
     * capitals, single spaces. What else it does to a condition does not matter to {@link
     * #demandValue}.
     */
    static String printed(String written) {
        boolean quoted = written.indexOf('"') >= 0 || written.indexOf('\'') >= 0;
        String folded = quoted ? written : written.toLowerCase(Locale.ROOT);
        return folded.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("(?i)\\bis not null\\b", "IS NOT NULL")
                .replaceAll("(?i) and ", " AND ")
                .replaceAll("(?i) or ", " OR ");
    }

    static List<String> of(String expression) {
        String text = expression;
        while (wrapped(text)) {
            text = text.substring(1, text.length() - 1);
        }
        List<String> sides = split(text);
        if (sides.size() == 1) {
            return sides;
        }
        return sides.stream().flatMap(side -> of(side).stream()).toList();
    }

    /** Whether its first parenthesis is closed by its last. */
    private static boolean wrapped(String text) {
        return text.startsWith("(") && endOfItem(text, 0) == text.length();
    }

    private static List<String> split(String text) {
        List<String> sides = new ArrayList<>();
        int first = 0;
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith(" OR ", at)) {
                return List.of(text);
            }
            if (text.startsWith(" AND ", at)) {
                sides.add(text.substring(first, at));
                first = at + 5;
                at = first;
            } else {
                at = endOfItem(text, at);
            }
        }
        sides.add(text.substring(first));
        return sides;
    }

    /** After a character, or after the quotes or parentheses that begin there. */
    private static int endOfItem(String text, int from) {
        char c = text.charAt(from);
        if (c == '\'' || c == '"') {
            int end = text.indexOf(c, from + 1);
            return end < 0 ? text.length() : end + 1;
        }
        if (c != '(') {
            return from + 1;
        }
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != ')') {
            at = endOfItem(text, at);
        }
        return Math.min(at + 1, text.length());
    }
}
