package dev.lockstep.app;

import dev.lockstep.postgres.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole program run inside of a test, in a folder and with variables of the test's own. */
final class Program {
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private String typed = "";
    private boolean terminal;

    private Program(Path folder) {
        this.folder = folder;
        for (String kind : List.of("STATE", "CACHE", "CONFIG")) {
            variables.put("XDG_" + kind + "_HOME", folder.resolve("." + kind).toString());
        }
    }

    static Program in(Path folder) {
        return new Program(folder);
    }

    /** With an environment variable. */
    Program with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** With that on standard input. */
    Program piped(String text) {
        typed = text;
        return this;
    }

    /** On a terminal, at which that will be typed. */
    Program typed(String text) {
        terminal = true;
        return piped(text);
    }

    /** What one run said, and its exit code. */
    record Said(int code, String out, String err) {
        /** All of it. */
        String text() {
            return out + err;
        }
    }

    /** Runs it. */
    Said run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        Streams streams = new Streams(in, print(out), print(err), terminal, terminal);
        Lockstep lockstep = new Lockstep(streams, surroundings(), Clock.systemUTC(), "0.0.0");
        int code = lockstep.run(List.of(args));
        return new Said(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Surroundings surroundings() {
        return new Surroundings(variables, folder, "ana", folder);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
