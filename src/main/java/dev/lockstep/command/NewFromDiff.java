package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.MigrationState;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Outcome.Created;
import dev.lockstep.model.SchemaComparison;
import dev.lockstep.model.SchemaComparison.Change;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.project.Migration;
import dev.lockstep.project.NewMigration;
import dev.lockstep.project.NewMigration.Scripts;
import dev.lockstep.project.Project;
import dev.lockstep.rehearse.ShadowSchema;
import dev.lockstep.render.DiffMigration;
import dev.lockstep.schema.Comparison;
import dev.lockstep.schema.Repeatable;
import dev.lockstep.schema.SchemaSource;
import dev.lockstep.schema.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code new NAME --from-diff}: what somebody changed past the migrations becomes one of them, or
 * is undone by one. Where an enum gains values that the rest uses, there are two: a value must be
 * committed before it is used.
 */
final class NewFromDiff {
    private final Call call;
    private final String words;
    private final boolean undo;
    private final Standing standing;

    /**
     * Of that call.
     *
     * @param undo whether the database shall be like the files, and not the files like it
     */
    NewFromDiff(Call call, String words, boolean undo) {
        this.call = call;
        this.words = words;
        this.undo = undo;
        this.standing = call.workspace().look(call);
    }

    Outcome write() {
        newMigration().check(standing.project(), words);
        refuseHalfDone();
        LiveAndFiles both = LiveAndFiles.of(call);
        List<Stage> stages =
                undo ? Stage.of(both.live(), both.files()) : Stage.of(both.files(), both.live());
        if (stages.size() == 1 && stages.getFirst().up().equal()) {
            return Outcome.Done.of(
                    "the schemas of %s and %s are equal: no migration was written"
                            .formatted(both.live().shownAs(), both.files().shownAs()));
        }
        if (stages.stream().allMatch(stage -> stage.up().statements().isEmpty())) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            "no SQL can be given for what differs: "
                                    + String.join("; ", stages.getFirst().up().underivable()),
                            "nothing was written, nothing was changed",
                            "write it by hand: new NAME"));
        }
        Created written = written(stages, both.live().shownAs());
        String broken = broken(both, written, stages.getLast().up());
        if (broken.isEmpty()) {
            return written;
        }
        if (!undo) {
            List<String> notes = new ArrayList<>(written.notes());
            notes.add(broken + ": see to that before it is declared");
            return new Created(written.migration(), written.files(), notes, written.next());
        }
        remove(written);
        throw new FailureException(
                new Failure.GuardRefused(
                        "a migration that undoes this cannot be replayed on a database without the"
                                + " drift: "
                                + broken,
                        "no migration was kept, nothing was changed",
                        "bring only this database back, without a migration: diff --sql"));
    }

    /** Why the migrations with the new ones do not make what they should; empty if they do. */
    private String broken(LiveAndFiles both, Created written, SchemaComparison wanted) {
        List<String> known = both.files().migrations().stream().map(Migration::name).toList();
        List<Migration> all = new ArrayList<>(both.files().migrations());
        Project project = call.workspace().project();
        project.migrations().stream()
                .filter(each -> written.files().contains(each.up().shownAs()))
                .filter(each -> !known.contains(each.name()))
                .forEach(all::add);
        ShadowSchema made =
                new ShadowSchema(
                        ShadowRequests.of(call, project), "the migrations with the new one", all);
        SchemaSource like = undo ? both.files() : both.live();
        try {
            SchemaComparison rest = Comparison.of(made, like);
            boolean led = rest.equal() || !wanted.underivable().isEmpty();
            return led
                    ? ""
                    : "on a shadow " + rest.differences().getFirst().object() + " still differs";
        } catch (FailureException e) {
            return "on a shadow it fails: " + e.failure().message();
        }
    }

    /** What was written a moment ago, and its folders. */
    private void remove(Created written) {
        Path root = standing.project().root();
        try {
            for (String file : written.files()) {
                Files.deleteIfExists(root.resolve(file));
            }
            for (String file : written.files()) {
                Path folder = root.resolve(file).getParent();
                if (folder != null) {
                    Files.deleteIfExists(folder);
                }
            }
        } catch (IOException e) {
            call.note("not removed: " + String.join(", ", written.files()) + ": " + e);
        }
        call.workspace().changed();
    }

    /** What a failed run left behind would be taken for somebody's change. */
    private void refuseHalfDone() {
        for (MigrationStatus status : standing.states().all()) {
            if (status.state() == MigrationState.FAILED) {
                throw new FailureException(
                        new Failure.GuardRefused(
                                status.name()
                                        + " failed, and what it left would be taken for drift",
                                "nothing was written, nothing was changed",
                                "why " + status.name() + ", then apply or resolve it"));
            }
        }
    }

    private NewMigration newMigration() {
        return new NewMigration(call.workspace().ports().clock());
    }

    private Created written(List<Stage> stages, String live) {
        List<String> names = new ArrayList<>();
        List<String> files = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        for (Stage stage : stages) {
            Project project = call.workspace().project();
            String title = stage.values() ? words + " values" : words;
            Created one =
                    newMigration().write(project, title, name -> scripts(stage, title, name, live));
            names.add(one.migration());
            files.addAll(one.files());
            notes(stage, notes);
        }
        List<String> pending = standing.applicable();
        if (!pending.isEmpty()) {
            notes.add(
                    (pending.size() == 1 ? "1 migration is" : pending.size() + " migrations are")
                            + " pending and come before it: it was derived without them");
        }
        if (undo) {
            notes.add(
                    "it is for "
                            + live
                            + ": on a database without the drift it changes nothing, tried on a"
                            + " shadow");
        } else {
            notes.add(live + " has all of that already: apply would fail there");
        }
        return new Created(names.getLast(), files, List.copyOf(notes), next(names, pending));
    }

    private static void notes(Stage stage, Set<String> notes) {
        stage.up().underivable().forEach(each -> notes.add("not in it: " + each));
        stage.down().underivable().forEach(each -> notes.add("not in its way back: " + each));
        stage.up().notes().forEach(notes::add);
        Stream.of(stage.up(), stage.down())
                .flatMap(each -> each.statements().stream())
                .filter(DiffMigration::holdsSecret)
                .findFirst()
                .ifPresent(each ->
                        notes.add("a secret is masked in it: write it in by hand before it runs"));
        said(stage.up(), "it", notes);
        said(stage.down(), "its way back", notes);
    }

    private static void said(SchemaComparison script, String what, Set<String> notes) {
        script.statements().stream()
                .filter(Change::destructive)
                .forEach(change -> notes.add(what + " loses " + change.note()));
    }

    /** Pending ones come first: behind one that is applied they would be late. */
    private List<String> next(List<String> names, List<String> pending) {
        List<String> next = new ArrayList<>();
        if (!undo && !pending.isEmpty()) {
            next.add("apply to " + pending.getLast());
        }
        names.forEach(
                name -> next.add(undo ? "apply only " + name : "resolve " + name + " --applied"));
        return next;
    }

    private Scripts scripts(Stage stage, String title, String name, String live) {
        String about =
                undo
                        ? "Undoes in " + live + " what was changed there past the migrations."
                        : "What was changed in " + live + " past the migrations.";
        String elsewhere =
                undo
                        ? "Where nothing of it is, it changes nothing."
                        : "Where it is already, as there: resolve " + name + " --applied";
        return new Scripts(
                DiffMigration.text(
                        List.of(title, about, elsewhere),
                        undo ? Repeatable.of(stage.up()) : stage.up()),
                DiffMigration.text(
                        List.of("The way back of the schema; what data is lost stays lost."),
                        stage.down()));
    }
}
