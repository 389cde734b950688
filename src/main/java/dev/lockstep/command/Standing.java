package dev.lockstep.command;

import dev.lockstep.ledger.History;
import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.model.MigrationKind;
import dev.lockstep.model.Outcome.MigrationLine;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.postgres.Session;
import dev.lockstep.project.Migration;
import dev.lockstep.project.Project;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where files and database stand at one moment, as a command reads them.
 *
 * @param note what the database hides from our role, or null
 * @param atWork the run that goes on at this moment, or null
 */
record Standing(
        Project project, MigrationStates states, @Nullable String note, @Nullable AtWork atWork) {
    /** Reads both, and creates nothing. */
    static Standing read(Project project, Link link, Session session) {
        History history = History.read(session, link.ledger(), link.journal());
        return new Standing(
                project,
                MigrationStates.of(project, history.entries(), history.unfinished()),
                history.note(),
                AtWork.of(history.unfinished(), session).orElse(null));
    }

    /** As if nothing were applied, for a database that cannot be asked. */
    static Standing ofFiles(Project project) {
        return new Standing(project, MigrationStates.of(project, List.of(), List.of()), null, null);
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
        return states.all().stream().map(this::line).toList();
    }

    /** One of them as {@code status} lists it. */
    MigrationLine line(MigrationStatus status) {
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
                note(status));
    }

    private @Nullable String note(MigrationStatus status) {
        return atWork != null && status.run() != null && atWork.is(status.run())
                ? atWork.note()
                : status.note();
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
