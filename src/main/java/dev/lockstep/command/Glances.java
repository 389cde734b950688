package dev.lockstep.command;

import dev.lockstep.apply.StepGlance;
import dev.lockstep.apply.Stepper;
import dev.lockstep.command.Workspace.PromptState;
import dev.lockstep.command.Workspace.Vocabulary;
import dev.lockstep.command.Workspace.Word;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.MigrationState;
import dev.lockstep.model.Stage;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.project.Configuration;
import dev.lockstep.project.Environment;
import dev.lockstep.project.Project;
import dev.lockstep.project.ProjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was seen last, for prompt, status line and completion: from any thread, at once, never
 * asking the database. The live schema is read in the background when somebody first completes.
 */
final class Glances {
    private final Relations relations = new Relations();
    private volatile @Nullable Here project;
    private volatile List<Word> environments = List.of();
    private volatile @Nullable Link link;
    private volatile @Nullable Stepper stepper;
    private volatile Seen seen = Seen.NOTHING;
    private @Nullable Standing standing;
    private @Nullable FileTime filesChanged;

    /** The project as the session opened it. */
    void opened(ProjectReader files, Configuration configuration) {
        project = new Here(files.name(configuration), files.root());
        environments = configuration.environments().stream().map(Glances::word).toList();
    }

    void linked(Link opened) {
        link = opened;
        relations.of(opened.connections());
    }

    void unlinked() {
        link = null;
        standing = null;
        seen = Seen.NOTHING;
        relations.of(null);
    }

    void stepping(@Nullable Stepper opened) {
        stepper = opened;
    }

    void saw(Standing now) {
        standing = now;
        filesChanged = changed(now.project());
        seen = Seen.of(now);
    }

    /**
     * The counts again where folders of migrations came or went meanwhile: one look at the folder
     * that they lie in, and none at the database. By the thread that runs the commands.
     */
    void lookAtFiles(@Nullable ProjectReader files) {
        Standing before = standing;
        if (files == null
                || before == null
                || Objects.equals(changed(before.project()), filesChanged)) {
            return;
        }
        try {
            saw(before.with(files.read()));
        } catch (FailureException e) {
            // the next command tells what is wrong with them
            filesChanged = changed(before.project());
        }
    }

    private static @Nullable FileTime changed(Project project) {
        try {
            return Files.getLastModifiedTime(project.migrationsDirectory());
        } catch (IOException e) {
            return null;
        }
    }

    /** The live schema may have changed. */
    void outdated() {
        relations.outdated();
    }

    PromptState prompt() {
        Link current = link;
        Stepper open = stepper;
        Seen now = seen;
        Here here = project;
        return new PromptState(
                here == null ? null : here.name(),
                here == null ? null : here.root(),
                current == null ? null : current.environment().name(),
                current == null ? Stage.DEVELOPMENT : current.environment().stage(),
                current != null && current.connections().connected(),
                now.pending(),
                now.drift(),
                open == null ? null : position(open.glance()));
    }

    Vocabulary vocabulary() {
        Seen now = seen;
        Relations.Found found = relations.known();
        return new Vocabulary(
                now.migrations(),
                now.applicable(),
                now.inDatabase(),
                environments,
                found.tables(),
                found.columns(),
                settings());
    }

    private static @Nullable String position(StepGlance glance) {
        return glance.open() ? glance.done() + "/" + glance.count() : null;
    }

    private static Word word(Environment environment) {
        return new Word(environment.name(), environment.stage().word());
    }

    private static List<Word> settings() {
        return Settings.described();
    }

    /** For people: two words where JSON has {@code rolledBack}. */
    private static String said(MigrationState state) {
        return state == MigrationState.ROLLED_BACK ? "rolled back" : state.word();
    }

    private record Here(String name, Path root) {}

    /** The last standing that a command read. */
    private record Seen(
            int pending,
            boolean drift,
            List<Word> migrations,
            List<Word> applicable,
            List<Word> inDatabase) {
        static final Seen NOTHING = new Seen(0, false, List.of(), List.of(), List.of());

        static Seen of(Standing standing) {
            return new Seen(
                    standing.states().toApply().size(),
                    standing.states().all().stream().anyMatch(status -> isDrift(status.state())),
                    words(standing.states().all()),
                    words(standing.states().toApply()),
                    words(standing.states().inDatabase()));
        }

        private static boolean isDrift(MigrationState state) {
            return state == MigrationState.DRIFTED || state == MigrationState.MISSING;
        }

        private static List<Word> words(List<MigrationStatus> migrations) {
            return migrations.stream()
                    .map(status -> new Word(status.name(), said(status.state())))
                    .toList();
        }
    }
}
