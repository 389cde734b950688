package dev.lockstep.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A type as a statement writes it.
 *
 * @param text such as {@code timestamp(3) with time zone}; the server can read it as it stands
 * @param modifiers the numbers in its parentheses, in order
 */
public record TypeName(String text, List<Integer> modifiers) {
    private static final Set<String> SERIAL =
            Set.of("smallserial", "serial2", "serial", "serial4", "bigserial", "serial8");

    /** Keeps its own copy. */
    public TypeName {
        modifiers = List.copyOf(modifiers);
    }

    /** Whether it stands for an integer with a sequence of its own. */
    public boolean serial() {
        return SERIAL.contains(text.toLowerCase(Locale.ROOT));
    }
}
