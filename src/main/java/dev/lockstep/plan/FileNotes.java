package dev.lockstep.plan;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Place;
import dev.lockstep.model.Problem;
import dev.lockstep.project.Migration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with files that a plan does not run: it stops nothing, and somebody who looks at
 * the plan should learn of it before its turn comes.
 */
final class FileNotes {
    private static final int SOON = 100;

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

    /**
     * Scripts that are to be applied soon and cannot be split, besides what reading them told.
     * Those far ahead are plan's to tell: to split a thousand takes status 20 ms.
     */
    static List<Problem> unreadable(MigrationStates states) {
        Set<String> told = new HashSet<>();
        states.problems().forEach(problem -> told.add(problem.migration()));
        List<Problem> problems = new ArrayList<>();
        List<MigrationStatus> toApply = states.toApply();
        for (MigrationStatus status : toApply.subList(0, Math.min(SOON, toApply.size()))) {
            Migration files = status.files();
            if (files != null && !told.contains(status.name())) {
                unreadable(files).ifPresent(why -> problems.add(problem(status.name(), why)));
            }
        }
        return problems;
    }

    private static Problem problem(String name, Failure why) {
        Place place = why.place();
        return new Problem(
                name,
                "cannot be read: " + why.message(),
                place == null ? null : place.toString(),
                why.next());
    }

    /** What ran already is status's to tell: no plan comes to it. */
    private static boolean isInDatabase(MigrationStates states, String name) {
        return states.named(name).filter(status -> status.state().isInDatabase()).isPresent();
    }

    private static void unreadable(String name, Migration files, List<String> notes) {
        unreadable(files)
                .ifPresent(why -> {
                    Place place = why.place();
                    String where = place == null ? "" : " (" + place + ")";
                    notes.add(note(name + " cannot be read: " + why.message() + where, why.next()));
                });
    }

    private static Optional<Failure> unreadable(Migration files) {
        try {
            files.up().script();
            return Optional.empty();
        } catch (FailureException e) {
            return Optional.of(e.failure());
        }
    }

    private static String note(String message, String next) {
        return next.isEmpty() ? message : message + ": " + next;
    }
}
