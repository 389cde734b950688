package dev.lockstep.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something failed, as far as it can be told.
 *
 * @param failure what failed
 * @param explanation a sentence or two
 * @param evidence lines from the live state, with names and numbers; values of others in them
 * @param next two or three commands to type, in order
 */
public record Explanation(
        Failed failure, String explanation, List<String> evidence, List<String> next) {
    /** Keeps its own copies. */
    public Explanation {
        evidence = List.copyOf(evidence);
        next = List.copyOf(next);
    }

    /**
     * What failed.
     *
     * @param at when, or null where nobody noted it
     * @param command such as {@code apply}
     * @param migration its name, or null
     * @param statement its number in the script; 0 where it is not one of a script
     * @param sql its text without secrets, or null
     * @param code the failure's stable word
     * @param sqlState what PostgreSQL said, or null
     * @param databaseState the state that it left the database in
     */
    public record Failed(
            @Nullable Instant at,
            String command,
            @Nullable String migration,
            int statement,
            @Nullable String sql,
            String code,
            @Nullable String sqlState,
            String message,
            String databaseState) {}
}
