package dev.lockstep.plan.phase;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to become of a column. Expressions are SQL over the names of columns of its table. */
public sealed interface Change {
    /** Another name. */
    record Rename(String newName) implements Change {}

    /**
     * Another type.
     *
     * @param using the new value from the old column; null for a cast
     * @param back the old value from the new column (named as the old one followed by {@code
     *     _new}); null for a cast, or for none where {@code using} is given
     */
    record Retype(String type, @Nullable String using, @Nullable String back) implements Change {}

    /**
     * Several columns of the same type instead of it.
     *
     * @param using one expression for each of them
     * @param back the old value from the new columns, or null
     */
    record Split(List<String> newNames, List<String> using, @Nullable String back)
            implements Change {
        /** Keeps its own copies. */
        public Split {
            newNames = List.copyOf(newNames);
            using = List.copyOf(using);
        }
    }
}
