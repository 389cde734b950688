package dev.lockstep.app;

import dev.lockstep.command.GlobalOptions;
import dev.lockstep.postgres.Surroundings;
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
 * The training run of the ahead-of-time cache: what usual runs do, on a project made for it, with
 * no data of the user and no server. What it loads starts quickly afterwards.
 */
final class WarmUp {
    /**
     * Nobody listens on the discard port: connecting fails at once, after all of the driver is
     * loaded.
     */
    private static final String NOWHERE =
            "postgresql://nobody@127.0.0.1:9/nothing?connect_timeout=1";

    private final Clock clock;
    private final String version;

    WarmUp(Clock clock, String version) {
        this.clock = clock;
        this.version = version;
    }

    int run() {
        try {
            Path folder = Files.createTempDirectory("lockstep-warm-up");
            try {
                write(
                        folder.resolve("migrations/20260101000000_one/up.sql"),
                        "CREATE TABLE one (id bigint PRIMARY KEY);\n");
                write(
                        folder.resolve("migrations/20260101000000_one/down.sql"),
                        "DROP TABLE one;\n");
                write(
                        folder.resolve("lockstep.toml"),
                        "[project]\nname = \"one\"\nlayout = \"native\"\n");
                commands(folder);
                shell(folder);
            } finally {
                Files.walkFileTree(folder, new Demo.Removal());
            }
        } catch (IOException e) {
            return ExitCode.FAILED;
        }
        return ExitCode.DONE;
    }

    private void commands(Path folder) {
        for (List<String> words :
                List.of(
                        List.of("status"),
                        List.of("plan", "--json"),
                        List.of("help", "apply"),
                        List.of("apply", "all", "--yes"),
                        List.of("-c", "status; select 1"))) {
            new Lockstep(nowhere(), surroundings(folder), clock, version).run(words);
        }
    }

    private void shell(Path folder) {
        byte[] typed = "status\nhelp\nselect 1;\nexit\n".getBytes(StandardCharsets.UTF_8);
        ShellTerminal terminal =
                ShellTerminal.on(new ByteArrayInputStream(typed), OutputStream.nullOutputStream());
        Wiring wiring = new Wiring(nowhere(), clock, version);
        Start start = new Start(surroundings(folder), GlobalOptions.NONE, List.of());
        new ShellRun(wiring, start, () -> terminal).run(stop -> {});
    }

    private static Streams nowhere() {
        PrintStream out =
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        return new Streams(InputStream.nullInputStream(), out, out, false, false);
    }

    private static Surroundings surroundings(Path folder) {
        return new Surroundings(
                Map.of(
                        "LOCKSTEP_URL", NOWHERE,
                        "XDG_STATE_HOME", folder.resolve("state").toString(),
                        "XDG_CONFIG_HOME", folder.resolve("config").toString(),
                        "XDG_CACHE_HOME", folder.resolve("cache").toString()),
                folder,
                "nobody",
                folder);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
