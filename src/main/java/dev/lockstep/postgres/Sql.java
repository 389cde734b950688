package dev.lockstep.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * One or more statements of our own with their values: {@code ?} stands for a value, statements are
 * divided by semicolons. Never holds text of a migration.
 */
public record Sql(String text, List<@Nullable Object> values) {
    /** Keeps its own copy. */
    public Sql {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** A text and its values. */
    public static Sql of(String text, @Nullable Object... values) {
        return new Sql(text, Arrays.asList(values));
    }

    /** This, and then the other, in one round trip. */
    public Sql then(Sql next) {
        List<@Nullable Object> all = new ArrayList<>(values);
        all.addAll(next.values);
        return new Sql(text + ";\n" + next.text, all);
    }

    /** The text with its places numbered, as PREPARE wants them: {@code $1}, {@code $2}. */
    public String numbered() {
        StringBuilder numbered = new StringBuilder(text.length() + values.size());
        int place = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '?') {
                numbered.append('$').append(++place);
            } else {
                numbered.append(c);
            }
        }
        return numbered.toString();
    }

    /** The values as EXECUTE wants them: literals of no type, in parentheses; empty for none. */
    public String arguments() {
        if (values.isEmpty()) {
            return "";
        }
        StringJoiner arguments = new StringJoiner(", ", "(", ")");
        values.forEach(value -> arguments.add(Values.literal(value)));
        return arguments.toString();
    }
}
