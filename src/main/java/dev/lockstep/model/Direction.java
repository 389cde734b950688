package dev.lockstep.model;

import java.util.Locale;

/** Whether migrations are applied or undone. */
public enum Direction {
    UP,
    DOWN;

    /** {@code up} or {@code down}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
