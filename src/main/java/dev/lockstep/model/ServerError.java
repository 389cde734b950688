package dev.lockstep.model;

import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL said when it refused a statement.
 *
 * @param sqlState five characters, e.g. {@code 42P01}
 * @param message the server's primary message
 * @param detail the server's detail, or null
 * @param hint the server's hint, or null
 * @param context the server's context (the function and line it was in), or null
 * @param position code points from the start of the statement, from 1; 0 when the server named none
 * @param subject what it is about, by name
 */
public record ServerError(
        String sqlState,
        String message,
        @Nullable String detail,
        @Nullable String hint,
        @Nullable String context,
        int position,
        Subject subject) {
    /** One about nothing that the server named. */
    public ServerError(
            String sqlState,
            String message,
            @Nullable String detail,
            @Nullable String hint,
            @Nullable String context,
            int position) {
        this(sqlState, message, detail, hint, context, position, Subject.NONE);
    }

    /**
     * What an error is about, where the server names it apart from its words, which are of any
     * language; each may be null.
     */
    public record Subject(
            @Nullable String schema,
            @Nullable String table,
            @Nullable String column,
            @Nullable String constraint) {
        /** Nothing was named. */
        public static final Subject NONE = new Subject(null, null, null, null);
    }
}
