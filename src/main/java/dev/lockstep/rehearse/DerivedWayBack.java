package dev.lockstep.rehearse;

import dev.lockstep.model.Direction;
import dev.lockstep.model.DryRun.Rehearsed;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.project.Migration;
import dev.lockstep.project.ScriptFile;
import dev.lockstep.schema.Ddl;
import dev.lockstep.schema.DdlStatement;
import dev.lockstep.schema.Difference;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.schema.SchemaSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ways back of migrations that have no down script: what a migration changes in the schema of a
 * shadow, undone. They are tried on the same shadow, and lead back to the schema before; rows are
 * another matter.
 *
 * @param scripts by the names of the migrations
 * @param notes what they do not bring back, a sentence each
 */
public record DerivedWayBack(Map<String, ScriptFile> scripts, List<String> notes) {
    /** None, for nothing lacks one. */
    public static final DerivedWayBack NONE = new DerivedWayBack(Map.of(), List.of());

    private static final int NAMED = 5;

    /** Keeps its own copies. */
    public DerivedWayBack {
        scripts = Map.copyOf(scripts);
        notes = List.copyOf(notes);
    }

    /**
     * Derives those that are missing.
     *
     * @param undone what will be undone, the newest application first
     * @throws FailureException with {@code GuardRefused} where one cannot be derived, or does not
     *     lead back; as {@link Shadow#at} where there is no shadow
     */
    public static DerivedWayBack of(
            ShadowRequest request, MigrationStates states, List<MigrationStatus> undone) {
        List<MigrationStatus> oldestFirst = undone.reversed();
        int first = 0;
        while (first < oldestFirst.size() && !lacksOne(oldestFirst.get(first))) {
            first++;
        }
        if (first == oldestFirst.size()) {
            return NONE;
        }
        return new Derivation(request, states, oldestFirst.subList(first, oldestFirst.size()))
                .derive();
    }

    /** Whether there are files, and none of them is a down script. */
    static boolean lacksOne(MigrationStatus status) {
        Migration files = status.files();
        return files != null && files.down().isEmpty();
    }

    /** On one shadow: up through all of them, then back again. */
    private static final class Derivation {
        private final ShadowRequest request;
        private final MigrationStates states;
        private final List<String> names;
        private final List<Migration> coming;
        private final Map<String, ScriptFile> scripts = new LinkedHashMap<>();
        private final List<String> notes = new ArrayList<>();

        Derivation(ShadowRequest request, MigrationStates states, List<MigrationStatus> undone) {
            this.request = request;
            this.states = states;
            this.names = undone.stream().map(MigrationStatus::name).toList();
            this.coming = undone.stream().map(DerivedWayBack::files).toList();
        }

        DerivedWayBack derive() {
            try (Shadow shadow = Shadow.at(request, before(), coming)) {
                Rehearsal rehearsal = new Rehearsal(request, shadow);
                List<SchemaSnapshot> schemas = new ArrayList<>();
                Plan up = Planner.these(states, names, Direction.UP);
                List<Rehearsed> ran = new ArrayList<>();
                refuseIf(rehearsal.run(up, 1, ran, run -> schemas.add(rehearsal.schema())));
                schemas.add(rehearsal.schema());
                for (int i = coming.size() - 1; i >= 0; i--) {
                    if (coming.get(i).down().isEmpty()) {
                        derive(rehearsal, coming.get(i), schemas.get(i), schemas.get(i + 1));
                    }
                    prove(rehearsal, names.get(i), schemas.get(i));
                }
            }
            return new DerivedWayBack(scripts, notes);
        }

        /** What was applied before the first of them; what has no files cannot be replayed. */
        private List<Migration> before() {
            return states.inDatabase().stream()
                    .takeWhile(status -> !status.name().equals(names.getFirst()))
                    .filter(status -> status.files() != null)
                    .map(DerivedWayBack::files)
                    .toList();
        }

        /** The shadow is in the state after it, and is left in that. */
        private void derive(
                Rehearsal rehearsal,
                Migration migration,
                SchemaSnapshot before,
                SchemaSnapshot after) {
            Renames renames = Renames.of(migration.up().script());
            boolean renamed = !renames.back().isEmpty() && rehearsal.tries(renames.back());
            SchemaSnapshot from = renamed ? rehearsal.schema() : after;
            if (renamed && !rehearsal.tries(renames.forth())) {
                throw refused(migration.name(), "its renamings are no longer possible");
            }
            Ddl ddl = Ddl.of(SchemaDiff.of(from, before));
            String name = migration.name();
            if (!ddl.underivable().isEmpty()) {
                throw refused(
                        name,
                        ddl.underivable().stream()
                                .limit(NAMED)
                                .map(each -> each.object() + ": " + each.reason())
                                .collect(Collectors.joining("; ")));
            }
            List<String> rows = RowChanges.of(migration.up().script());
            if (ddl.statements().isEmpty() && !renamed) {
                throw refused(
                        name,
                        rows.isEmpty()
                                ? "what it does is not seen in the schema"
                                : "it changes rows and no schema (" + rows.getFirst() + ")");
            }
            rows.forEach(each -> notes.add(name + ": what it did to rows stays: " + each));
            SchemaDiff.of(before, from).differences().stream()
                    .filter(Difference.Dropped.class::isInstance)
                    .filter(dropped -> holdsRows(dropped.id().kind()))
                    .forEach(dropped ->
                            notes.add(
                                    "%s: %s comes back empty: what it held is gone"
                                            .formatted(name, dropped.id())));
            List<String> back = new ArrayList<>(renamed ? renames.back() : List.of());
            ddl.statements().forEach(each -> back.add(each.sql()));
            boolean apart = ddl.statements().stream().anyMatch(DdlStatement::committedFirst);
            scripts.put(name, script(migration, back, apart));
        }

        private static boolean holdsRows(ObjectKind kind) {
            return kind == ObjectKind.TABLE || kind == ObjectKind.COLUMN;
        }

        private static ScriptFile script(Migration migration, List<String> back, boolean apart) {
            String text = String.join(";\n", back) + ";\n";
            return ScriptFile.derived(
                    migration.up().path().resolveSibling("down.sql"),
                    "derived way back of " + migration.name(),
                    (apart ? "-- lockstep: no-transaction\n" : "") + text);
        }

        /** Its own down script must lead back too, or those before it begin from elsewhere. */
        private void prove(Rehearsal rehearsal, String name, SchemaSnapshot before) {
            Plan back = Planner.these(states, List.of(name), Direction.DOWN, scripts);
            Failure failure = rehearsal.run(back, 1, new ArrayList<>());
            String script = back.runs().getFirst().file().shownAs();
            if (failure != null) {
                throw refused(name, script + " fails on a shadow: " + failure.message());
            }
            List<Difference> left = SchemaDiff.of(before, rehearsal.schema()).differences();
            if (!left.isEmpty()) {
                throw refused(
                        name,
                        script
                                + " does not lead back on a shadow: "
                                + left.stream()
                                        .limit(NAMED)
                                        .map(DifferenceWords::of)
                                        .collect(Collectors.joining("; ")));
            }
        }
    }

    private static void refuseIf(@Nullable Failure failure) {
        if (failure != null) {
            throw new FailureException(failure);
        }
    }

    private static Migration files(MigrationStatus status) {
        Migration files = status.files();
        if (files == null) {
            throw refused(status.name(), "its files are gone");
        }
        return files;
    }

    private static FailureException refused(String name, String why) {
        return new FailureException(
                new Failure.GuardRefused(
                        "no way back of %s: it has no down script that leads back, and none can be derived: %s"
                                .formatted(name, why),
                        Failure.UNCHANGED,
                        "write down.sql beside its script; dry-run --both-ways tries it"));
    }
}
