package dev.lockstep.apply;

import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;

/** Applies migrations, exactly. */
public final class Applier {
    /** Works with that. */
    public Applier(Workbench bench) {
        throw new UnsupportedOperationException(bench.who());
    }

    /** Applies up to the target (names exact); with {@code atomic} all in one transaction. */
    public RunReport apply(Target target, boolean atomic) {
        throw new UnsupportedOperationException();
    }
}
