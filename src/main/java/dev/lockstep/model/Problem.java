package dev.lockstep.model;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a project's files that does not hide the rest.
 *
 * @param migration the migration it concerns, or null when it is the project's
 * @param message one sentence
 * @param file as people name it, or null
 * @param next what to do
 * @param forbidsChanges whether nothing of the project may be run while it stands
 */
public record Problem(
        @Nullable String migration,
        String message,
        @Nullable String file,
        String next,
        boolean forbidsChanges) {
    /** One that is told, and stops nothing by itself. */
    public Problem(@Nullable String migration, String message, @Nullable String file, String next) {
        this(migration, message, file, next, false);
    }
}
