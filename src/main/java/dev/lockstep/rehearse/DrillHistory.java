package dev.lockstep.rehearse;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.MigrationState;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.project.Migration;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes before a migration that is drilled: of an applied one, what was applied before it; of
 * another, all that is applied, and what would be before it.
 */
record DrillHistory(Migration migration, List<Migration> before, List<String> notes) {
    DrillHistory {
        before = List.copyOf(before);
        notes = List.copyOf(notes);
    }

    /**
     * Of a migration of that exact name.
     *
     * @throws FailureException with {@code WrongUsage}, {@code GuardRefused} where it has no files
     */
    static DrillHistory of(MigrationStates states, String name) {
        MigrationStatus status =
                states.named(name)
                        .orElseThrow(() ->
                                new FailureException(
                                        new Failure.WrongUsage(
                                                "there is no migration " + name,
                                                "status lists them")));
        Migration migration = status.files();
        if (migration == null) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            name + " has no files: there is nothing to run",
                            Failure.UNCHANGED,
                            "status"));
        }
        List<String> notes = new ArrayList<>();
        if (status.state() == MigrationState.FAILED) {
            notes.add(name + " stands half-way on the database: the drill begins before it");
        }
        List<Migration> before = new ArrayList<>();
        for (MigrationStatus each : earlier(states, status)) {
            Migration files = each.files();
            if (files == null) {
                notes.add(each.name() + " is applied and has no files: the shadow is without it");
            } else {
                before.add(files);
            }
        }
        return new DrillHistory(migration, before, notes);
    }

    private static List<MigrationStatus> earlier(MigrationStates states, MigrationStatus status) {
        List<MigrationStatus> applied = states.inDatabase();
        int at = applied.indexOf(status);
        if (at >= 0) {
            return applied.subList(0, at);
        }
        List<MigrationStatus> earlier = new ArrayList<>(applied);
        List<MigrationStatus> all = states.all();
        List<MigrationStatus> toApply = states.toApply();
        for (MigrationStatus each : all.subList(0, all.indexOf(status))) {
            if (toApply.contains(each) && !earlier.contains(each)) {
                earlier.add(each);
            }
        }
        return earlier;
    }
}
