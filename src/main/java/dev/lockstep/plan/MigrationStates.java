package dev.lockstep.plan;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.model.Outcome;
import dev.lockstep.project.Project;
import java.util.List;
import java.util.Optional;

/**
 * How every migration stands, in order of application: the files' order, missing ones in between.
 */
public record MigrationStates(List<MigrationStatus> all) {
    /** Keeps its own copy. */
    public MigrationStates {
        all = List.copyOf(all);
    }

    /** Lays files, ledger and journal side by side. */
    public static MigrationStates of(
            Project project, List<LedgerEntry> entries, List<JournalRun> unfinished) {
        throw new UnsupportedOperationException();
    }

    /** The one of that exact name. */
    public Optional<MigrationStatus> named(String name) {
        throw new UnsupportedOperationException();
    }

    /** How many are in each state. */
    public Outcome.Counts counts() {
        throw new UnsupportedOperationException();
    }

    /** Those that are in the database, in the order in which they were applied. */
    public List<MigrationStatus> inDatabase() {
        throw new UnsupportedOperationException();
    }

    /** Those that {@code apply all} would run, in order; a failed one is among them. */
    public List<MigrationStatus> toApply() {
        throw new UnsupportedOperationException();
    }
}
