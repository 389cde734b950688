package dev.lockstep.plan.why;

import java.util.Set;

/** Knows one way in which a statement fails. Holds no state. */
interface Explainer {
    /** SQLSTATEs that it is asked about; one of two characters stands for its whole class. */
    Set<String> states();

    /** Tells what it knows. */
    void explain(Incident incident, Look look, Telling telling);
}
