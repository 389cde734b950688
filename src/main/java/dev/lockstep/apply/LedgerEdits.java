package dev.lockstep.apply;

import dev.lockstep.model.Outcome.Recorded;

/** {@code resolve} and {@code baseline}: what a person declares, under the advisory lock. */
public final class LedgerEdits {
    /** Works with that. */
    public LedgerEdits(Workbench bench) {
        throw new UnsupportedOperationException(bench.who());
    }

    /** Declares how a migration (exact name) stands. */
    public Recorded resolve(String migration, As as) {
        throw new UnsupportedOperationException();
    }

    /** Records everything up to and including that migration as already there. */
    public Recorded baseline(String migration) {
        throw new UnsupportedOperationException();
    }

    /** What {@code resolve} can declare. */
    public enum As {
        APPLIED,
        ROLLED_BACK,
        CHECKSUM
    }
}
