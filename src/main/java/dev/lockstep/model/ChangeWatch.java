package dev.lockstep.model;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of changes past Lockstep.
 *
 * @param schema where they are noted
 * @param changes newest first; empty where there are none or our role may not read them
 * @param more whether older ones were left out
 * @param missing what keeps our role from reading them, or null
 */
public record ChangeWatch(
        State state, String schema, List<Change> changes, boolean more, @Nullable String missing) {
    /** Keeps its own copy. */
    public ChangeWatch {
        changes = List.copyOf(changes);
    }

    /** Whether changes are being noted. */
    public enum State {
        ON,
        OFF,
        /** Installed by another version, switched off, or edited by somebody. */
        ALTERED;

        /** The word of the JSON interface. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One object that somebody changed.
     *
     * @param command the server's tag: {@code ALTER TABLE}
     * @param kind of the object: {@code table}, or null
     * @param object its name as SQL takes it, or null
     * @param user who logged in
     * @param role as whom, where that was another; else null
     * @param application as it called itself, or null
     * @param client the address that it came from, or null for a local one
     */
    public record Change(
            Instant at,
            String command,
            @Nullable String kind,
            @Nullable String object,
            String user,
            @Nullable String role,
            @Nullable String application,
            @Nullable String client,
            int pid) {}
}
