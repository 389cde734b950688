package dev.lockstep.shell;

import java.io.ByteArrayInputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * Shows a text that is longer than the screen a page at a time: by {@code $PAGER} where that is
 * set, else by the pager that comes with JLine. What was read stays on the screen, as with {@code
 * less -F -R -X}. A dumb terminal has no pages.
 */
final class Paging {
    private final Terminal terminal;
    private final TerminalOutput output;
    private final @Nullable String command;

    /** Pages on that terminal; {@code environment} is the process's. */
    Paging(Terminal terminal, TerminalOutput output, Map<String, String> environment) {
        this.terminal = terminal;
        this.output = output;
        String pager = environment.getOrDefault("PAGER", "").strip();
        this.command = pager.isEmpty() ? null : pager;
    }

    /** Whether the text does not fit on the screen with a prompt below. */
    boolean isLong(String text) {
        if (ShellTerminal.isDumb(terminal) || terminal.getHeight() < 5) {
            return false;
        }
        int room = terminal.getHeight() - 3;
        int width = ShellTerminal.width(terminal);
        int rows = 0;
        for (String line : text.split("\n", room + 2)) {
            int columns = AttributedString.fromAnsi(line).columnLength();
            rows += Math.max(1, (columns + width - 1) / width);
        }
        return rows > room;
    }

    /** Shows the text and comes back when the person has seen enough. */
    void show(String text) {
        output.leaveScreen();
        SignalHandler before = terminal.handle(Signal.INT, SignalHandler.SIG_IGN);
        try {
            if (command == null || !ranCommand(command, text)) {
                Less less = new Less(terminal, Path.of(""));
                less.noInit = true;
                less.quitAtSecondEof = true;
                less.run(new Page(text));
            }
        } catch (IOException e) {
            output.print(text);
        } catch (InterruptedException e) {
            // Ctrl-C: seen enough
        } catch (IOError e) {
            // the terminal has gone, or the process shall end: nobody reads on
        } finally {
            terminal.handle(Signal.INT, before);
            output.comeBack();
        }
    }

    /** Whether {@code $PAGER} could be started at all. */
    private boolean ranCommand(String command, String text) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command);
        builder.environment().putIfAbsent("LESS", "FRX");
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Attributes ours = TypedAhead.lend(terminal);
        try {
            return send(text, builder.start()) != NOT_FOUND;
        } catch (IOException e) {
            return false;
        } finally {
            TypedAhead.takeBack(terminal, ours);
        }
    }

    private static int send(String text, Process process) throws InterruptedException {
        try (OutputStream in = process.getOutputStream()) {
            in.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it was left before it had read all
        }
        return process.waitFor();
    }

    /** What a shell says of a command that it cannot find. */
    private static final int NOT_FOUND = 127;

    /** The text, under a name that the pager shows below its first page. */
    private record Page(String text) implements Source {
        @Override
        public String getName() {
            return "Space goes on, q leaves, /word finds, h helps";
        }

        @Override
        public InputStream read() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Long lines() {
            return text.lines().count();
        }
    }
}
