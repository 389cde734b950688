package dev.lockstep.app;

import dev.lockstep.command.DemoProject;
import dev.lockstep.command.Folders;
import dev.lockstep.command.GlobalOptions;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Outcome.PlanReport;
import dev.lockstep.model.Target;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.Planner;
import dev.lockstep.postgres.Surroundings;
import dev.lockstep.project.Project;
import dev.lockstep.project.ProjectReader;
import dev.lockstep.render.Screen;
import dev.lockstep.render.TextRenderer;
import dev.lockstep.render.Theme;
import dev.lockstep.shell.ShellTerminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The training run of the ahead-of-time cache: what usual runs do, on a copy of the sample project,
 * with no data of the user and no server but one that only practises. What it loads starts quickly
 * afterwards.
 */
final class WarmUp {
    private final Clock clock;
    private final String version;

    WarmUp(Clock clock, String version) {
        this.clock = clock;
        this.version = version;
    }

    int run() {
        try (PracticeServer server = new PracticeServer()) {
            Path folder = Files.createTempDirectory("lockstep-warm-up");
            try {
                DemoProject.unpack(folder);
                Surroundings surroundings = surroundings(folder, server.url());
                commands(surroundings);
                shell(surroundings);
                render(surroundings);
            } finally {
                Files.walkFileTree(folder, new Demo.Removal());
            }
        } catch (IOException e) {
            return ExitCode.FAILED;
        }
        return ExitCode.DONE;
    }

    private void commands(Surroundings surroundings) {
        for (List<String> words :
                List.of(
                        List.of("status"),
                        List.of("plan", "--json"),
                        List.of("help", "apply"),
                        List.of("apply", "all", "--yes"),
                        List.of("-c", "status; select 1"))) {
            new Lockstep(nowhere(), surroundings, clock, version).run(words);
        }
    }

    private void shell(Surroundings surroundings) {
        byte[] typed = "status\nhelp\nselect 1;\nexit\n".getBytes(StandardCharsets.UTF_8);
        ShellTerminal terminal =
                ShellTerminal.on(new ByteArrayInputStream(typed), OutputStream.nullOutputStream());
        Wiring wiring = new Wiring(nowhere(), clock, version);
        Start start = new Start(surroundings, GlobalOptions.NONE, List.of());
        new ShellRun(wiring, start, () -> terminal).run(stop -> {});
    }

    /** What a server that answers would lead to. */
    private void render(Surroundings surroundings) {
        Project project =
                ProjectReader.open(
                                null, surroundings, Folders.of(surroundings).configuration(), clock)
                        .read();
        MigrationStates states = MigrationStates.of(project, List.of(), List.of());
        PlanReport plan = Planner.up(states, new Target.All()).report(false, false);
        Screen screen = Screen.terminal(new Theme(true, true), 100, clock.instant());
        Outcome.Text text = new Outcome.Text(new TextRenderer(version).outcome(plan, screen));
        new JsonOutput(nowhere(), false, true, clock).outcome(text);
        new JsonOutput(nowhere(), false, true, clock).outcome(plan);
    }

    private static Streams nowhere() {
        PrintStream out =
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        return new Streams(InputStream.nullInputStream(), out, out, false, false);
    }

    private static Surroundings surroundings(Path folder, String url) {
        return new Surroundings(
                Map.of(
                        "LOCKSTEP_URL", url,
                        "PGSSLMODE", "disable",
                        "XDG_STATE_HOME", folder.resolve("state").toString(),
                        "XDG_CONFIG_HOME", folder.resolve("config").toString(),
                        "XDG_CACHE_HOME", folder.resolve("cache").toString()),
                folder,
                "nobody",
                folder);
    }
}
