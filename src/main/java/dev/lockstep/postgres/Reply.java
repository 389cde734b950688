package dev.lockstep.postgres;

import dev.lockstep.model.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one command of several answered.
 *
 * @param tag the command's tag: {@code COMMIT}, {@code INSERT 0 1}
 * @param value the first column of its first row as text; null without one
 * @param notices sent while it ran
 */
public record Reply(String tag, @Nullable String value, List<Event.ServerNotice> notices) {
    /** Keeps its own copy. */
    public Reply {
        notices = List.copyOf(notices);
    }

    /** The rows that it counts; -1 where it counts none. */
    public long rows() {
        return Session.rows(tag);
    }
}
