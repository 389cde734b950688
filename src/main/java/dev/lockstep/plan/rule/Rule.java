package dev.lockstep.plan.rule;

import java.util.List;
import java.util.Set;

/** Knows one way in which a statement can hurt. Holds no state. */
interface Rule {
    /** Such as {@code set-not-null-scans}. */
    String id();

    /**
     * Of statements of these shapes, and of those that alter a table by such actions, it is asked;
     * what others do it has nothing to say about.
     */
    Set<Class<?>> watches();

    /** What of this kind is wrong with the statement; mostly nothing. */
    List<Finding> look(Scene scene);
}
