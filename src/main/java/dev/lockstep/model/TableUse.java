package dev.lockstep.model;

import java.util.List;

/**
 * A relation that a statement is about, as it stands.
 *
 * @param relation with its schema
 * @param isThere whether the database has it
 * @param isNew whether the plan makes it before
 * @param bytes and {@code rows} as the server's statistics tell; -1 where they do not
 * @param writesPerMinute rows, on average since the statistics began
 * @param holders whose transactions have held locks on it for a while
 */
public record TableUse(
        String relation,
        boolean isThere,
        boolean isNew,
        long bytes,
        long rows,
        double writesPerMinute,
        List<LockHolder> holders) {
    /** Keeps its own copy. */
    public TableUse {
        holders = List.copyOf(holders);
    }
}
