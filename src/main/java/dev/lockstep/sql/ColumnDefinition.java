package dev.lockstep.sql;

import org.jspecify.annotations.Nullable;

/**
 * A column as ADD COLUMN writes it, its name and the target of its foreign key aside.
 *
 * @param type null where it cannot be made out
 * @param defaultValue of DEFAULT, or null
 * @param text all of it, as written
 */
public record ColumnDefinition(
        @Nullable TypeName type,
        @Nullable Expression defaultValue,
        Generation generation,
        boolean notNull,
        boolean unique,
        boolean primaryKey,
        boolean check,
        String text) {
    /** Where the values come from when nobody gives them. */
    public enum Generation {
        NONE,
        IDENTITY,
        STORED,
        VIRTUAL,
        /** Neither STORED nor VIRTUAL was written: virtual, from PostgreSQL 18 on. */
        UNSAID
    }
}
