package dev.lockstep.plan.rule;

import java.util.List;

/** Knows one way in which a statement can hurt. Holds no state. */
interface Rule {
    /** Such as {@code set-not-null-scans}. */
    String id();

    /** What of this kind is wrong with the statement; mostly nothing. */
    List<Finding> look(Scene scene);
}
