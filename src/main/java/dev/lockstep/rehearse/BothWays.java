package dev.lockstep.rehearse;

import dev.lockstep.model.Direction;
import dev.lockstep.model.DryRun.Rehearsed;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Place;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.schema.Difference;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.schema.SchemaSnapshot;
import dev.lockstep.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Up, down and up again: after each way back the schema must be what it was before that migration,
 * and after the second way up what it was after the first.
 */
final class BothWays {
    private static final int NAMED = 10;

    private final Rehearsal rehearsal;
    private final MigrationStates states;
    private final Plan plan;
    private final List<Rehearsed> into;
    private final List<String> notes;
    private final Map<String, SchemaSnapshot> before = new HashMap<>();

    BothWays(
            Rehearsal rehearsal,
            MigrationStates states,
            Plan plan,
            List<Rehearsed> into,
            List<String> notes) {
        this.rehearsal = rehearsal;
        this.states = states;
        this.plan = plan;
        this.into = into;
        this.notes = notes;
    }

    /**
     * Refuses a plan with a migration that has no way back.
     *
     * @throws FailureException with {@code GuardRefused} naming all of them
     */
    static void requireWayBack(Plan plan) {
        List<String> without =
                plan.runs().stream().filter(run -> !run.reversible()).map(Plan.Run::name).toList();
        if (!without.isEmpty()) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            "no way back to try: " + String.join(", ", without),
                            Failure.UNCHANGED,
                            "write down.sql beside the migration, or dry-run without --both-ways"));
        }
    }

    /** Why it is no way back, or null. */
    @Nullable Failure run() {
        Failure failure =
                rehearsal.run(plan, 1, into, run -> before.put(run.name(), rehearsal.schema()));
        if (failure != null) {
            return failure;
        }
        SchemaSnapshot after = rehearsal.schema();
        failure = down();
        if (failure != null) {
            return failure;
        }
        failure = rehearsal.run(plan, 2, into);
        if (failure != null || plan.runs().isEmpty()) {
            return failure;
        }
        return compared(
                plan.runs().getLast(),
                "applied again after their way back, the migrations make another schema",
                after);
    }

    private @Nullable Failure down() {
        List<String> names = new ArrayList<>(plan.runs().stream().map(Plan.Run::name).toList());
        for (String name : names.reversed()) {
            Plan back = Planner.these(states, List.of(name), Direction.DOWN);
            Failure failure = rehearsal.run(back, 1, into);
            if (failure == null) {
                failure =
                        compared(
                                back.runs().getFirst(),
                                "the way back of " + name + " does not lead back",
                                Objects.requireNonNull(before.get(name)));
            }
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    private @Nullable Failure compared(Plan.Run run, String what, SchemaSnapshot wanted) {
        SchemaDiff diff = SchemaDiff.of(wanted, rehearsal.schema());
        diff.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        List<Difference> differences = diff.differences();
        if (differences.isEmpty()) {
            return null;
        }
        String more =
                differences.size() > NAMED ? "; and " + (differences.size() - NAMED) + " more" : "";
        return new Failure.NotVerified(
                what
                        + ": "
                        + differences.stream()
                                .limit(NAMED)
                                .map(DifferenceWords::of)
                                .collect(Collectors.joining("; "))
                        + more,
                place(run),
                Rehearsal.ONLY_HERE,
                "fix " + run.file().shownAs() + ", then: dry-run --both-ways");
    }

    private static @Nullable Place place(Plan.Run run) {
        List<Statement> statements = run.script().statements();
        return statements.isEmpty() ? null : statements.getFirst().place();
    }
}
