package dev.lockstep.command;

import dev.lockstep.ledger.History;
import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.model.MigrationKind;
import dev.lockstep.model.MigrationLine;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.plan.Planner;
import dev.lockstep.postgres.Session;
import dev.lockstep.project.Migration;
import dev.lockstep.project.Project;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where files and database stand at one moment, as a command reads them.
 *
 * @param history what ledger and journal said
 * @param atWork the run that goes on at this moment, or null
 */
record Standing(Project project, MigrationStates states, History history, @Nullable AtWork atWork) {
    /** Reads both, and creates nothing. */
    static Standing read(Project project, Link link, Session session) {
        History history = History.read(session, link.ledger(), link.journal());
        return of(project, history, AtWork.of(history.unfinished(), session).orElse(null));
    }

    /** As if nothing were applied, for a database that cannot be asked. */
    static Standing ofFiles(Project project) {
        return of(project, new History(List.of(), List.of(), null), null);
    }

    private static Standing of(Project project, History history, @Nullable AtWork atWork) {
        MigrationStates states =
                MigrationStates.of(project, history.entries(), history.unfinished());
        return new Standing(project, states, history, atWork);
    }

    /** The same database, with the files as they are by now. */
    Standing with(Project files) {
        return of(files, history, atWork);
    }

    /** What the database hides from our role, or null. */
    @Nullable String note() {
        return history.note();
    }

    /** Every migration's name, in order of application. */
    List<String> names() {
        return states.all().stream().map(MigrationStatus::name).toList();
    }

    /** Names of those that {@code apply} may run, in order. */
    List<String> applicable() {
        return states.toApply().stream().map(MigrationStatus::name).toList();
    }

    /** Names of those that are in the database, in the order in which they came. */
    List<String> inDatabase() {
        return states.inDatabase().stream().map(MigrationStatus::name).toList();
    }

    /** All of them as {@code status} lists them. */
    List<MigrationLine> lines() {
        Map<String, String> late = late();
        return states.all().stream().map(status -> line(status, late)).toList();
    }

    private Map<String, String> late() {
        boolean allowed = project.configuration().outOfOrder();
        return allowed ? Map.of() : Planner.outOfOrder(states);
    }

    /** One of them as {@code status} lists it. */
    MigrationLine line(MigrationStatus status) {
        return line(status, late());
    }

    private MigrationLine line(MigrationStatus status, Map<String, String> late) {
        Migration files = status.files();
        LedgerEntry entry = status.entry();
        LedgerEntry done = status.state().isInDatabase() ? entry : null;
        return new MigrationLine(
                status.name(),
                status.state(),
                files == null ? MigrationKind.SCHEMA : files.kind(),
                done == null ? null : done.finishedAt(),
                done == null ? null : done.by(),
                checksum(entry, files),
                files != null && files.down().isPresent(),
                note(status, late.get(status.name())));
    }

    private @Nullable String note(MigrationStatus status, @Nullable String late) {
        if (atWork != null && status.run() != null && atWork.is(status.run())) {
            return atWork.note();
        }
        String note = status.note();
        return note == null ? late : late == null ? note : note + "; " + late;
    }

    /** As the ledger keeps it; of one that it does not know, that of the files. */
    private static @Nullable String checksum(
            @Nullable LedgerEntry entry, @Nullable Migration files) {
        if (entry != null && entry.checksum() != null) {
            return entry.checksum();
        }
        return files == null ? null : files.checksum();
    }
}
