package dev.lockstep.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
}
