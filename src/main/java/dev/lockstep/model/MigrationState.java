package dev.lockstep.model;

/** How files and ledger together say a migration stands. */
public enum MigrationState {
    APPLIED("applied"),
    PENDING("pending"),
    /** A run began and did not end well; {@code show} tells what is left of it. */
    FAILED("failed"),
    /** Applied, and its file was changed since. */
    DRIFTED("drifted"),
    /** Applied, and its file is gone. */
    MISSING("missing"),
    /** Undone, and applicable again. */
    ROLLED_BACK("rolledBack"),
    /** Passed over by {@code apply only}, and applicable still. */
    SKIPPED("skipped"),
    /** Recorded as there without having been executed. */
    BASELINE("baseline");

    private final String word;

    MigrationState(String word) {
        this.word = word;
    }

    /** The word of the JSON interface. */
    public String word() {
        return word;
    }

    /** Whether the ledger holds it as done: there is something to roll back. */
    public boolean isInDatabase() {
        return this == APPLIED || this == DRIFTED || this == MISSING || this == BASELINE;
    }

    /** Whether {@code apply} may run it. */
    public boolean isApplicable() {
        return this == PENDING || this == ROLLED_BACK || this == SKIPPED;
    }
}
