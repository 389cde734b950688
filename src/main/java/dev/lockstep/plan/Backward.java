package dev.lockstep.plan;

import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Target;
import dev.lockstep.project.Migration;
import dev.lockstep.project.ScriptFile;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which migrations a target of {@code rollback} means, and whether that can be. */
final class Backward {
    private Backward() {}

    static List<MigrationStatus> choose(MigrationStates states, Target target) {
        List<MigrationStatus> newestFirst = states.inDatabase().reversed();
        return switch (target) {
            case Target.All all -> aboveBaseline(newestFirst);
            case Target.Count count -> {
                List<MigrationStatus> ours = aboveBaseline(newestFirst);
                yield ours.subList(0, Math.min(Math.max(count.count(), 0), ours.size()));
            }
            case Target.To to ->
                    withoutBaseline(
                            newestFirst.subList(0, applied(states, newestFirst, to.name())));
            case Target.Only only -> only(states, newestFirst, only.name());
        };
    }

    /** What was there before Lockstep came is undone only where somebody names it. */
    private static List<MigrationStatus> aboveBaseline(List<MigrationStatus> newestFirst) {
        return newestFirst.stream().takeWhile(status -> !isBaseline(status)).toList();
    }

    private static List<MigrationStatus> withoutBaseline(List<MigrationStatus> chosen) {
        for (MigrationStatus status : chosen) {
            if (isBaseline(status)) {
                throw new FailureException(
                        new Failure.GuardRefused(
                                status.name()
                                        + " was declared by baseline, and would be undone too",
                                Failure.UNCHANGED,
                                "rollback all goes back to it; rollback only "
                                        + status.name()
                                        + " undoes it"));
            }
        }
        return chosen;
    }

    private static boolean isBaseline(MigrationStatus status) {
        LedgerEntry entry = status.entry();
        return entry != null && entry.state() == LedgerEntry.State.BASELINE;
    }

    /** Said where a target that names no migration ends at one that baseline declared. */
    static Optional<String> baselineNote(
            MigrationStates states, Target target, List<MigrationStatus> chosen) {
        boolean wantsMore =
                switch (target) {
                    case Target.All all -> true;
                    case Target.Count count -> count.count() > chosen.size();
                    case Target.To to -> false;
                    case Target.Only only -> false;
                };
        List<MigrationStatus> left = states.inDatabase().reversed();
        return wantsMore && chosen.size() < left.size()
                ? Optional.of(
                        "%s was declared by baseline, and stays: rollback only M undoes one that is named"
                                .formatted(left.get(chosen.size()).name()))
                : Optional.empty();
    }

    private static int applied(
            MigrationStates states, List<MigrationStatus> newestFirst, String name) {
        MigrationStatus status = Planner.require(states, name);
        int place = newestFirst.indexOf(status);
        if (place < 0) {
            throw new FailureException(
                    new Failure.WrongUsage(name + " is not applied here", "status lists what is"));
        }
        return place;
    }

    private static List<MigrationStatus> only(
            MigrationStates states, List<MigrationStatus> newestFirst, String name) {
        int place = applied(states, newestFirst, name);
        MigrationStatus chosen = newestFirst.get(place);
        Set<RelationName> touched = relations(chosen);
        List<String> inTheWay = new ArrayList<>();
        for (MigrationStatus later : newestFirst.subList(0, place)) {
            String why = common(touched, later);
            if (why != null) {
                inTheWay.add(later.name() + " (" + why + ")");
            }
        }
        if (!inTheWay.isEmpty()) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            "%s cannot be undone alone: applied after it, and on the same"
                                            .formatted(name)
                                    + " relations: "
                                    + Listing.of(inTheWay),
                            Failure.UNCHANGED,
                            backTo(newestFirst, place)));
        }
        return List.of(chosen);
    }

    private static String backTo(List<MigrationStatus> newestFirst, int place) {
        return place + 1 < newestFirst.size()
                ? "undo all of them: rollback to " + newestFirst.get(place + 1).name()
                : "undo all of them: rollback all";
    }

    /** What both have in common, or null; scripts that nobody can read may touch anything. */
    private static @Nullable String common(Set<RelationName> touched, MigrationStatus later) {
        if (later.files() == null) {
            return "its files are gone";
        }
        try {
            for (RelationName theirs : relations(later)) {
                for (RelationName ours : touched) {
                    if (mayBeTheSame(ours, theirs)) {
                        return theirs.toString();
                    }
                }
            }
            return null;
        } catch (FailureException e) {
            return "its script cannot be read";
        }
    }

    /** A name without a schema is found by search_path, and may be in any. */
    private static boolean mayBeTheSame(RelationName one, RelationName other) {
        return one.name().equals(other.name())
                && (one.schema() == null
                        || other.schema() == null
                        || one.schema().equals(other.schema()));
    }

    /** What its scripts name, both ways. */
    private static Set<RelationName> relations(MigrationStatus status) {
        Set<RelationName> relations = new LinkedHashSet<>();
        Migration files = status.files();
        if (files != null) {
            collect(files.up(), relations);
            files.down().ifPresent(down -> collect(down, relations));
        }
        return relations;
    }

    private static void collect(ScriptFile file, Set<RelationName> relations) {
        for (Statement statement : file.script().statements()) {
            relations.addAll(statement.shape().relations());
        }
    }

    /** Those of {@code derived} need no script of their own. */
    static void refuseWithoutWayBack(List<MigrationStatus> chosen, Set<String> derived) {
        List<String> filesGone = new ArrayList<>();
        List<String> noScript = new ArrayList<>();
        for (MigrationStatus status : chosen) {
            Optional<Migration> files = Optional.ofNullable(status.files());
            if (files.isEmpty()) {
                filesGone.add(status.name());
            } else if (files.get().down().isEmpty() && !derived.contains(status.name())) {
                noScript.add(status.name());
            }
        }
        if (filesGone.isEmpty() && noScript.isEmpty()) {
            return;
        }
        List<String> next = new ArrayList<>();
        if (!noScript.isEmpty()) {
            next.add("write down.sql beside its script in " + Listing.of(noScript));
        }
        if (!filesGone.isEmpty()) {
            next.add("restore the files of " + Listing.of(filesGone));
        }
        List<String> all = new ArrayList<>(noScript);
        all.addAll(filesGone);
        throw new FailureException(
                new Failure.GuardRefused(
                        "no way back: " + Listing.of(all),
                        Failure.UNCHANGED,
                        String.join("; ", next)));
    }
}
