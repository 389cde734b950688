package dev.lockstep.plan;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Place;
import dev.lockstep.model.Problem;
import dev.lockstep.project.Migration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with files that a plan does not run: it stops nothing, and somebody who looks at
 * the plan should learn of it before its turn comes.
 */
final class FileNotes {
    private FileNotes() {}

    static List<String> beside(MigrationStates states, List<MigrationStatus> chosen) {
        Set<String> planned = new HashSet<>();
        chosen.forEach(status -> planned.add(status.name()));
        List<String> notes = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Problem problem : states.problems()) {
            String migration = problem.migration();
            if (migration != null
                    && !planned.contains(migration)
                    && !isInDatabase(states, migration)) {
                told.add(migration);
                notes.add(note(problem.message(), problem.next()));
            }
        }
        for (MigrationStatus status : states.toApply()) {
            Migration files = status.files();
            if (files != null && !planned.contains(status.name()) && told.add(status.name())) {
                unreadable(status.name(), files, notes);
            }
        }
        return notes;
    }

    /** What ran already is status's to tell: no plan comes to it. */
    private static boolean isInDatabase(MigrationStates states, String name) {
        return states.named(name).filter(status -> status.state().isInDatabase()).isPresent();
    }

    private static void unreadable(String name, Migration files, List<String> notes) {
        try {
            files.up().script();
        } catch (FailureException e) {
            Failure why = e.failure();
            Place place = why.place();
            String where = place == null ? "" : " (" + place + ")";
            notes.add(note(name + " cannot be read: " + why.message() + where, why.next()));
        }
    }

    private static String note(String message, String next) {
        return next.isEmpty() ? message : message + ": " + next;
    }
}
