package dev.lockstep.model;

import java.util.Locale;

/** What a migration is made of. */
public enum MigrationKind {
    SCHEMA,
    /** Only rows are changed: INSERT, UPDATE, DELETE, MERGE, COPY. */
    DATA,
    REPEATABLE,
    PROGRAM;

    /** The word of the JSON interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
