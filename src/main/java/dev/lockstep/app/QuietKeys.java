package dev.lockstep.app;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps keys from being echoed while the demo's server starts, long before there is a prompt: the
 * shell shows them when their turn comes. By {@code stty}, for the shell's own terminal makes
 * Ctrl-C mean something else, and here it means to end. However the process ends but by SIGKILL,
 * the terminal is given back as it was.
 */
final class QuietKeys implements AutoCloseable {
    /** Nobody types here. */
    static final QuietKeys NONE = new QuietKeys(null);

    private static final List<String> QUIET =
            List.of("-echo", "-icanon", "-iexten", "-icrnl", "min", "1", "time", "0");

    private final AtomicReference<@Nullable String> before;

    private QuietKeys(@Nullable String before) {
        this.before = new AtomicReference<>(before);
    }

    /** Whether the shell draws lines itself on a terminal of that type. */
    static boolean areKnownTo(String type) {
        return !type.startsWith("dumb");
    }

    /** From now on, until it is closed. */
    static QuietKeys onTerminal() {
        String before = stty(List.of("-g"));
        if (before.isEmpty()) {
            return NONE;
        }
        QuietKeys keys = new QuietKeys(before);
        Runtime.getRuntime().addShutdownHook(new Thread(keys::close, "keys"));
        stty(QUIET);
        return keys;
    }

    @Override
    public void close() {
        String was = before.getAndSet(null);
        if (was != null) {
            stty(List.of(was));
        }
    }

    /** What it prints; nothing where there is no terminal or no such program. */
    private static String stty(List<String> words) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(words);
        try {
            Process stty =
                    new ProcessBuilder(command)
                            .redirectInput(new File("/dev/tty"))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said =
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return said.strip();
        } catch (IOException e) {
            return "";
        }
    }
}
