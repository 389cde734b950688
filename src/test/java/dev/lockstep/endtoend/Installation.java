package dev.lockstep.endtoend;

import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.PseudoTerminal;
import dev.lockstep.testkit.TestProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Lockstep as packaged, a project, and folders of a user of its own. */
final class Installation {
    private static final Path LAUNCHER = Path.of("scripts", "lockstep").toAbsolutePath();
    private static final int ROWS = 30;

    private final Path folder;
    private final TestProject project;
    private final Map<String, String> environment = new HashMap<>(System.getenv());

    /** What a run without a terminal came to. */
    record Result(int exit, String out, String err) {}

    /** In an empty folder; environment {@code development} leads to that database. */
    Installation(Path folder, PgDatabase development) {
        this.folder = folder;
        this.project = TestProject.nativeIn(folder.resolve("project"));
        project.write(
                "lockstep.toml",
                """
                [project]
                name = "shop"

                [environments.development]
                stage = "development"
                url = "env:DEVELOPMENT_URL"

                [environments.production]
                stage = "production"
                url = "env:PRODUCTION_URL"
                """);
        environment.keySet().removeIf(Installation::leadsElsewhere);
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("LANG", "C.UTF-8");
        environment.put("TERM", "xterm-256color");
        environment.put("LOCKSTEP_AOT", "off");
        environment.put("DEVELOPMENT_URL", development.url());
        environment.put("PRODUCTION_URL", development.url());
    }

    private static boolean leadsElsewhere(String variable) {
        return variable.startsWith("PG")
                || variable.startsWith("LOCKSTEP_")
                || variable.startsWith("XDG_")
                || variable.equals("DATABASE_URL")
                || variable.equals("NO_COLOR")
                || variable.equals("COLUMNS")
                || variable.startsWith("LC_");
    }

    TestProject project() {
        return project;
    }

    /** Sets a variable of the processes to come. */
    Installation with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Where history and log are kept. */
    Path state() {
        return folder.resolve("home/.local/state/lockstep");
    }

    /** A shell on a terminal of that width, as soon as its prompt is there. */
    PseudoTerminal shell(int columns, String... arguments) {
        PseudoTerminal terminal = terminal(columns, arguments);
        terminal.await("a prompt", shown -> shown.lines().anyMatch(Installation::isPrompt));
        return terminal;
    }

    PseudoTerminal shell() {
        return shell(100);
    }

    /** The launcher on a terminal, whatever it does there. */
    PseudoTerminal terminal(int columns, String... arguments) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return new PseudoTerminal(
                command.toArray(String[]::new), environment, project.root(), columns, ROWS);
    }

    private static boolean isPrompt(String line) {
        return line.startsWith("shop ") && line.stripTrailing().endsWith(">");
    }

    /** The launcher with pipes at its three ends. */
    Result run(String input, String... arguments) throws IOException, InterruptedException {
        Path in = Files.writeString(folder.resolve("input"), input);
        Path out = folder.resolve("output");
        Path err = folder.resolve("errors");
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(project.root().toFile())
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end: " + Files.readString(out));
        }
        return new Result(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
