package dev.lockstep.apply;

import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;

/** Undoes migrations by their own down scripts, newest application first. */
public final class Rollback {
    /** Works with that. */
    public Rollback(Workbench bench) {
        throw new UnsupportedOperationException(bench.who());
    }

    /** Undoes down to the target (names exact), after asking. */
    public RunReport rollback(Target target) {
        throw new UnsupportedOperationException();
    }
}
