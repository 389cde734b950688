package dev.lockstep.testkit;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jline.builtins.ScreenTerminal;

/** A program on a terminal of its own: keys are pressed, and what its screen shows is read. */
public final class PseudoTerminal implements AutoCloseable {
    public static final String TAB = "\t";
    public static final String CTRL_C = "\u0003";
    public static final String CTRL_D = "\u0004";
    public static final String CTRL_U = "\u0015";
    public static final String CTRL_Z = "\u001a";
    public static final String UP = "\033[A";
    public static final String RIGHT = "\033[C";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PtyProcess process;
    private final ScreenTerminal screen;
    private final StringBuilder raw = new StringBuilder();

    /** Starts it here. */
    public PseudoTerminal(
            String[] command, Map<String, String> environment, int columns, int rows) {
        this(command, environment, Path.of(""), columns, rows);
    }

    /** Starts it in that directory. */
    public PseudoTerminal(
            String[] command,
            Map<String, String> environment,
            Path directory,
            int columns,
            int rows) {
        try {
            screen = new ScreenTerminal(columns, rows);
            process =
                    new PtyProcessBuilder(command)
                            .setEnvironment(environment)
                            .setDirectory(directory.toAbsolutePath().toString())
                            .setInitialColumns(columns)
                            .setInitialRows(rows)
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("screen").start(this::read);
    }

    private void read() {
        char[] buffer = new char[8192];
        try (Reader in = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String text = new String(buffer, 0, read);
                synchronized (raw) {
                    raw.append(text);
                    screen.write(text);
                    raw.notifyAll();
                }
            }
        } catch (IOException e) {
            // the program has ended
        }
    }

    /** Presses keys. */
    public void press(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a line and enters it. */
    public void enter(String line) {
        press(line + "\r");
    }

    /** Makes the window another size. */
    public void resize(int columns, int rows) {
        synchronized (raw) {
            screen.setSize(columns, rows);
        }
        process.setWinSize(new WinSize(columns, rows));
    }

    /** Waits until the screen shows that text, and gives the screen back. */
    public String await(String text) {
        return await("'" + text + "'", shown -> shown.contains(text));
    }

    /** Waits until the screen is as wished, and gives it back. */
    public String await(String wish, Predicate<String> fulfilled) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (raw) {
            while (!fulfilled.test(shown())) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("waited in vain for " + wish + ":\n" + shown());
                }
                try {
                    raw.wait(left);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            return shown();
        }
    }

    /** The screen's lines, without the blanks at their ends. */
    public String shown() {
        synchronized (raw) {
            return screen.toString()
                    .lines()
                    .map(String::stripTrailing)
                    .collect(Collectors.joining("\n"));
        }
    }

    /** All characters that were written so far, escapes included. */
    public String raw() {
        synchronized (raw) {
            return raw.toString();
        }
    }

    /** Waits for the program's end and gives its exit code back. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end:\n" + shown());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the program still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Tells it to end: SIGTERM. (SIGHUP, which a closed window sends, is ignored by whatever was
     * started under nohup.)
     */
    public void terminate() {
        try {
            new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends it with SIGKILL, and waits until it has ended. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
