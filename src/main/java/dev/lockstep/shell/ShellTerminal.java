package dev.lockstep.shell;

import java.io.FileDescriptor;
import org.jline.utils.InfoCmp.Capability;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes;
import java.util.EnumSet;
import java.io.IOError;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** The terminal that the process was started on, for those who know nothing of JLine. */
public final class ShellTerminal implements AutoCloseable {
    /** What the kernel does with keys for programs that read lines. */
    private static final EnumSet<LocalFlag> COOKED =
            EnumSet.of(LocalFlag.ECHO, LocalFlag.ICANON, LocalFlag.IEXTEN);

    private final Terminal terminal;

    private ShellTerminal(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * The process's terminal; a dumb one, without a word, where there is no better. From now on
     * Ctrl-C does not end the process. May be called while something else connects.
     *
     * @param environment the process's variables, for {@code TERM}
     */
    public static ShellTerminal open(Map<String, String> environment) {
        String type = environment.getOrDefault("TERM", Terminal.TYPE_DUMB);
        Terminal terminal = type.startsWith(Terminal.TYPE_DUMB) ? dumb() : real();
        terminal.handle(Signal.INT, SignalHandler.SIG_IGN);
        return new ShellTerminal(terminal);
    }

    /** A dumb terminal on streams in UTF-8, on which nobody sits. */
    public static ShellTerminal on(InputStream keys, OutputStream screen) {
        return on(Terminal.TYPE_DUMB, keys, screen);
    }

    /** Streams in UTF-8 that are written to as to a terminal of that type. */
    public static ShellTerminal on(String type, InputStream keys, OutputStream screen) {
        try {
            Terminal terminal =
                    new DumbTerminal("lockstep", type, keys, screen, StandardCharsets.UTF_8);
            terminal.setSize(new Size(120, 40));
            return new ShellTerminal(terminal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether lines can only be added, never drawn over. */
    public boolean isDumb() {
        return isDumb(terminal);
    }

    /** Gives the terminal back as it was found. */
    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What JLine calls it. */
    Terminal jline() {
        return terminal;
    }

    private static Terminal real() {
        try {
            // by name, because to try every provider that JLine knows costs more than to open one
            Terminal terminal =
                    TerminalBuilder.builder()
                            .name("lockstep")
                            .system(true)
                            .provider("jni")
                            .dumb(false)
                            .build();
            quieten(terminal);
            return terminal;
        } catch (IOException | IllegalStateException e) {
            return dumb();
        }
    }

    /**
     * Until it is given back, the terminal echoes nothing and keeps keys as they are pressed: what
     * is typed ahead is shown by the reader when its turn comes, once, and a Ctrl-D among it is
     * kept. What was echoed while we started is wiped for the same reason.
     */
    private static void quieten(Terminal terminal) {
        try {
            Attributes quiet = new Attributes(terminal.getAttributes());
            quiet.setLocalFlags(COOKED, false);
            quiet.setInputFlag(InputFlag.ICRNL, false);
            terminal.setAttributes(quiet);
            terminal.puts(Capability.carriage_return);
            terminal.puts(Capability.clr_eol);
        } catch (IOError e) {
            // a terminal that is gone already: reading from it will say so
        }
    }

    /** Lets another program have the terminal as programs expect it; null when it is gone. */
    static @Nullable Attributes lend(Terminal terminal) {
        try {
            Attributes ours = terminal.getAttributes();
            Attributes usual = new Attributes(ours);
            usual.setLocalFlags(COOKED, true);
            usual.setInputFlag(InputFlag.ICRNL, true);
            terminal.setAttributes(usual);
            return ours;
        } catch (IOError e) {
            return null;
        }
    }

    /** The other program has ended; {@code ours} is what {@link #lend} gave. */
    static void takeBack(Terminal terminal, @Nullable Attributes ours) {
        try {
            if (ours != null) {
                terminal.setAttributes(ours);
            }
        } catch (IOError e) {
            // gone meanwhile: reading from it will say so
        }
    }

    private static Terminal dumb() {
        try {
            return new DumbSystemTerminal();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isDumb(Terminal terminal) {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    /** Columns; 80 where the terminal does not say. */
    static int width(Terminal terminal) {
        int width = terminal.getWidth();
        return width > 0 ? width : 80;
    }

    /** JLine's own leaves signals to the process, and Ctrl-C would end it. */
    private static final class DumbSystemTerminal extends DumbTerminal {
        DumbSystemTerminal() throws IOException {
            super(
                    "lockstep",
                    TYPE_DUMB,
                    new FileInputStream(FileDescriptor.in),
                    new FileOutputStream(FileDescriptor.out),
                    StandardCharsets.UTF_8);
        }

        @Override
        public SignalHandler handle(Signal signal, SignalHandler handler) {
            SignalHandler before = super.handle(signal, handler);
            if (handler == SignalHandler.SIG_DFL) {
                Signals.registerDefault(signal.name());
            } else {
                Signals.register(signal.name(), () -> raise(signal));
            }
            return before;
        }
    }
}
