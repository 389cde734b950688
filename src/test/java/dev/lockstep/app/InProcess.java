package dev.lockstep.app;

import dev.lockstep.postgres.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole program in this JVM, without a terminal: arguments in, exit code and text out. */
public final class InProcess {
    private final Path home;
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    /**
     * Started in that directory, on the database of that URL; state and cache in {@code home}.
     *
     * @param url PostgreSQL URI, as {@code LOCKSTEP_URL}
     */
    public InProcess(Path home, Path directory, String url) {
        this.home = home;
        this.directory = directory;
        environment.put("LOCKSTEP_URL", url);
    }

    /** What it said and how it ended. */
    public record Ended(int code, String out, String err) {
        /** All of it. */
        public String text() {
            return out + err;
        }
    }

    /** Runs one command. */
    public Ended run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams =
                new Streams(InputStream.nullInputStream(), print(out), print(err), false, false);
        Surroundings around = new Surroundings(environment, home, "tester", directory);
        int code =
                new Lockstep(streams, around, Clock.systemUTC(), "test")
                        .run(new ArrayList<>(List.of(arguments)));
        return new Ended(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }
}
