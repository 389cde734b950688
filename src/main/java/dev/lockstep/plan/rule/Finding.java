package dev.lockstep.plan.rule;

import dev.lockstep.model.Hazard.Severity;
import dev.lockstep.plan.effect.Facts.Relation;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param message one line that names the object
 * @param severity as it is where size and use do not matter
 * @param judged the relation whose size and use decide how bad it is instead, or null
 * @param safer SQL ready to run, or empty
 */
record Finding(String message, Severity severity, @Nullable Relation judged, String safer) {
    /** Hurts as much as that relation is large and busy: not at all where it is new or empty. */
    static Finding of(Relation judged, String message, String safer) {
        return new Finding(message, Severity.WARNING, judged, safer);
    }

    /** Fails for sure, or breaks what runs, whatever the sizes. */
    static Finding failing(String message, String safer) {
        return new Finding(message, Severity.ERROR, null, safer);
    }

    /** May hurt, whatever the sizes. */
    static Finding warning(String message, String safer) {
        return new Finding(message, Severity.WARNING, null, safer);
    }

    /** Something to know. */
    static Finding note(String message) {
        return new Finding(message, Severity.INFORMATION, null, "");
    }
}
