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
 */
public record ServerError(
        String sqlState,
        String message,
        @Nullable String detail,
        @Nullable String hint,
        @Nullable String context,
        int position) {}
