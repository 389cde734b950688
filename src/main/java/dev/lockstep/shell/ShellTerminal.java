package dev.lockstep.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens the terminal that the process was started on. */
public final class ShellTerminal {
    private ShellTerminal() {}

    /**
     * The process's terminal; a dumb one, without a word, where there is no better. May be called
     * while something else connects.
     */
    public static Terminal open() {
        try {
            // named, because trying every provider that JLine knows costs more than opening one
            return TerminalBuilder.builder()
                    .name("lockstep")
                    .system(true)
                    .provider("jni")
                    .dumb(true)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether lines can only be added, never drawn over. */
    public static boolean isDumb(Terminal terminal) {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    /** Columns; 80 where the terminal does not say. */
    public static int width(Terminal terminal) {
        int width = terminal.getWidth();
        return width > 0 ? width : 80;
    }
}
