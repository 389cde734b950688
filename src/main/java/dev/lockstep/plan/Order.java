package dev.lockstep.plan;

import dev.lockstep.model.Failure;
import dev.lockstep.model.MigrationState;
import dev.lockstep.model.Target;
import dev.lockstep.project.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether files and ledger agree on what was applied, and in which order. */
final class Order {
    private Order() {}

    static Optional<Failure> drift(MigrationStates states) {
        List<String> differences = new ArrayList<>();
        boolean edited = false;
        boolean gone = false;
        for (MigrationStatus status : states.all()) {
            if (status.state() == MigrationState.DRIFTED) {
                edited = true;
                differences.add(
                        "%s was edited after it was applied: restore its file, or accept it as"
                                        .formatted(status.name())
                                + " it is: resolve %s --checksum".formatted(status.name()));
            } else if (status.state() == MigrationState.MISSING && stopsWhenMissing(states)) {
                gone = true;
                differences.add(
                        "%s is applied and its files are gone: restore them, or say that it is not"
                                        .formatted(status.name())
                                + " there any more: resolve %s --rolled-back"
                                        .formatted(status.name()));
            }
        }
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        String what =
                edited && gone
                        ? "applied migrations were edited or are gone"
                        : edited
                                ? "applied migrations were edited"
                                : "files of applied migrations are gone";
        return Optional.of(
                new Failure.Drift(
                        what, differences, "settle each as said above, then apply again"));
    }

    /**
     * With Prisma an applied migration may be gone: histories are squashed by deleting old folders,
     * and {@code migrate deploy} keeps silent about it for that reason.
     */
    private static boolean stopsWhenMissing(MigrationStates states) {
        return switch (states.layout()) {
            case NATIVE -> true;
            case PRISMA -> false;
        };
    }

    static List<String> driftNotes(MigrationStates states) {
        List<String> notes = new ArrayList<>();
        note(notes, named(states, MigrationState.DRIFTED), "edited after they were applied");
        String gone =
                states.layout() == Layout.PRISMA
                        ? "applied, and not among the files any more"
                        : "applied, and their files are gone";
        note(notes, named(states, MigrationState.MISSING), gone);
        return notes;
    }

    private static void note(List<String> notes, List<String> names, String what) {
        if (!names.isEmpty()) {
            notes.add(what + ": " + Listing.of(names));
        }
    }

    private static List<String> named(MigrationStates states, MigrationState state) {
        return states.all().stream()
                .filter(status -> status.state() == state)
                .map(MigrationStatus::name)
                .toList();
    }

    static List<String> outOfOrderNotes(
            MigrationStates states, List<MigrationStatus> chosen, Target target) {
        MigrationStatus newest = newestApplied(states);
        List<String> late = tooLate(states, chosen, target, newest);
        return newest == null || late.isEmpty()
                ? List.of()
                : List.of(
                        "out of order: older than %s, which is applied: %s"
                                .formatted(newest.name(), Listing.of(late)));
    }

    static Map<String, String> late(MigrationStates states) {
        MigrationStatus newest = newestApplied(states);
        Map<String, String> notes = new HashMap<>();
        for (String name : tooLate(states, states.toApply(), new Target.All(), newest)) {
            notes.put(
                    name,
                    "out of order: older than %s, which is applied; apply only %s"
                            .formatted(Objects.requireNonNull(newest).name(), name));
        }
        return notes;
    }

    static Optional<Failure> outOfOrder(MigrationStates states, Plan plan) {
        MigrationStatus newest = newestApplied(states);
        List<MigrationStatus> chosen = plan.runs().stream().map(Plan.Run::status).toList();
        List<String> late = tooLate(states, chosen, plan.target(), newest);
        if (newest == null || late.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Failure.Drift(
                        "migrations are out of order: %s is applied already"
                                .formatted(newest.name()),
                        late.stream().map(name -> name + " is older and not applied").toList(),
                        "apply only %s, or allow it in lockstep.toml: out_of_order = true"
                                .formatted(late.getFirst())));
    }

    /**
     * What was passed over on purpose, what is named by {@code only}, and what is continued, may
     * come late.
     */
    private static List<String> tooLate(
            MigrationStates states,
            List<MigrationStatus> chosen,
            Target target,
            @Nullable MigrationStatus newest) {
        if (newest == null || target instanceof Target.Only) {
            return List.of();
        }
        int limit = states.place(newest);
        return chosen.stream()
                .filter(status ->
                        status.state() == MigrationState.PENDING
                                || status.state() == MigrationState.ROLLED_BACK)
                .filter(status -> states.place(status) < limit)
                .map(MigrationStatus::name)
                .toList();
    }

    /** Newest by version, not by time. */
    private static @Nullable MigrationStatus newestApplied(MigrationStates states) {
        return states.all().reversed().stream()
                .filter(status -> status.state().isInDatabase())
                .findFirst()
                .orElse(null);
    }
}
