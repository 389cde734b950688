package dev.lockstep.app;

import dev.lockstep.command.GlobalOptions;
import dev.lockstep.postgres.FolderRemoval;
import dev.lockstep.postgres.Surroundings;
import dev.lockstep.shell.ShellTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The training run of the ahead-of-time cache: what usual runs do, on a project made for it, with
 * no data of the user and a server that only plays one. What it loads starts quickly afterwards.
 */
final class WarmUp {
    /** A statement of each of the usual kinds. */
    private static final String ONE =
            """
            CREATE TABLE one (id bigint PRIMARY KEY, note text);
            ALTER TABLE one ADD COLUMN two integer, ALTER COLUMN note SET NOT NULL;
            CREATE INDEX one_two ON one (two);
            INSERT INTO one SELECT n, 'note', n FROM generate_series(1, 10) AS n;
            UPDATE one SET two = 2 WHERE id = 1;
            """;

    /** Enough of them to travel together, and some more behind these. */
    private static final int SMALL_ONES = 48;

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
                write(folder.resolve("migrations/20260101000000_one/up.sql"), ONE);
                write(
                        folder.resolve("migrations/20260101000000_one/down.sql"),
                        "DROP TABLE one;\n");
                for (int i = 1; i <= SMALL_ONES; i++) {
                    write(
                            folder.resolve("migrations/" + (20260101000000L + i) + "_more/up.sql"),
                            "ALTER TABLE one ADD COLUMN more_" + i + " integer;\n");
                }
                write(folder.resolve("lockstep.toml"), "[project]\nname = \"one\"\n");
                for (PracticeServer.Manner manner : PracticeServer.Manner.values()) {
                    try (PracticeServer server = new PracticeServer(manner)) {
                        practise(surroundings(folder, server.url()), manner);
                    }
                }
            } finally {
                Files.walkFileTree(folder, new FolderRemoval());
            }
        } catch (IOException e) {
            return ExitCode.FAILED;
        }
        return ExitCode.DONE;
    }

    /** Where nobody is let in, knocking is all there is to learn. */
    private void practise(Surroundings surroundings, PracticeServer.Manner manner) {
        command(surroundings, List.of("status"));
        if (manner == PracticeServer.Manner.OPEN) {
            command(surroundings, List.of("plan", "--json"));
            command(surroundings, List.of("help", "apply"));
            command(surroundings, List.of("apply", "all", "--yes"));
            command(surroundings, List.of("-c", "status; select 1"));
            shell(surroundings);
        }
    }

    private void command(Surroundings surroundings, List<String> words) {
        new Lockstep(nowhere(), surroundings, clock, version).run(words);
    }

    private void shell(Surroundings surroundings) {
        ShellTerminal terminal =
                ShellTerminal.rehearsal("xterm-256color", "status\rhelp\rselect 1;\rexit\r");
        Wiring wiring = new Wiring(nowhere(), clock, version);
        Start start = new Start(surroundings, GlobalOptions.NONE, List.of());
        new ShellRun(wiring, start, () -> terminal).run(stop -> {});
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
