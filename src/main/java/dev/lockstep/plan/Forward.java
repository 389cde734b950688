package dev.lockstep.plan;

import dev.lockstep.model.MigrationState;
import dev.lockstep.model.Target;
import java.util.List;

/** Which migrations a target of {@code apply} means. */
final class Forward {
    private Forward() {}

    static List<MigrationStatus> choose(MigrationStates states, Target target, List<String> notes) {
        List<MigrationStatus> toApply = states.toApply();
        return switch (target) {
            case Target.All all -> toApply;
            case Target.Count count ->
                    toApply.subList(0, Math.min(Math.max(count.count(), 0), toApply.size()));
            case Target.To to -> upTo(states, toApply, to.name(), notes);
            case Target.Only only -> only(states, toApply, only.name(), notes);
        };
    }

    private static List<MigrationStatus> upTo(
            MigrationStates states,
            List<MigrationStatus> toApply,
            String name,
            List<String> notes) {
        MigrationStatus last = Planner.require(states, name);
        noteNothingToDo(last, notes);
        int end = states.place(last);
        return toApply.stream().filter(status -> states.place(status) <= end).toList();
    }

    private static List<MigrationStatus> only(
            MigrationStates states,
            List<MigrationStatus> toApply,
            String name,
            List<String> notes) {
        MigrationStatus chosen = Planner.require(states, name);
        if (noteNothingToDo(chosen, notes)) {
            return List.of();
        }
        int place = states.place(chosen);
        List<String> passedOver =
                toApply.stream()
                        .filter(status -> states.place(status) < place)
                        .map(MigrationStatus::name)
                        .toList();
        if (!passedOver.isEmpty()) {
            notes.add("passes over " + Listing.of(passedOver) + ", applicable later");
        }
        return List.of(chosen);
    }

    /** Whether that one is no work for {@code apply}; said in the notes. */
    private static boolean noteNothingToDo(MigrationStatus status, List<String> notes) {
        if (status.state().isInDatabase()) {
            notes.add(status.name() + " is applied already");
            return true;
        }
        if (MigrationStates.isHalfUndone(status)) {
            notes.add("the rollback of " + status.name() + " stopped half-way: rollback goes on");
            return true;
        }
        if (status.files() == null) {
            notes.add("the files of " + status.name() + " are gone");
            return true;
        }
        return !status.state().isApplicable() && status.state() != MigrationState.FAILED;
    }
}
