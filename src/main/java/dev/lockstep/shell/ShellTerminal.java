package dev.lockstep.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Map;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;
import org.jline.utils.Signals;

/** The terminal that the process was started on, for those who know nothing of JLine. */
public final class ShellTerminal implements AutoCloseable {
    private static final String NAME = "lockstep";

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
        Terminal terminal = type.startsWith(Terminal.TYPE_DUMB) ? dumb() : real(type);
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
            Terminal terminal = new DumbTerminal(NAME, type, keys, screen, UTF_8);
            terminal.setSize(new Size(120, 40));
            return new ShellTerminal(terminal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A terminal in every way like the process's own, but that lines are typed by a program and
     * nobody looks.
     */
    public static ShellTerminal rehearsal(String type, String typed) {
        useOwnCapabilities(type);
        // rules are characters of their own, which can be copied: no letters in another alphabet
        System.setProperty(TerminalBuilder.PROP_DISABLE_ALTERNATE_CHARSET, "true");
        try {
            Pty pty = new JniTerminalProvider().open(new Attributes(), new Size(120, 40));
            pump(new ByteArrayInputStream(typed.getBytes(UTF_8)), pty.getMasterOutput());
            pump(pty.getMasterInput(), OutputStream.nullOutputStream());
            return new ShellTerminal(
                    new PosixSysTerminal(NAME, type, pty, UTF_8, true, SignalHandler.SIG_DFL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pump(InputStream from, OutputStream to) {
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        from.transferTo(to);
                        to.flush();
                    } catch (IOException e) {
                        // it was closed: the rehearsal is over
                    }
                });
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

    /** JLine's builder tries every provider and asks for more than is needed: this is what is. */
    private static Terminal real(String type) {
        useOwnCapabilities(type);
        // rules are characters of their own, which can be copied: no letters in another alphabet
        System.setProperty(TerminalBuilder.PROP_DISABLE_ALTERNATE_CHARSET, "true");
        try {
            Terminal terminal =
                    new JniTerminalProvider()
                            .sysTerminal(
                                    NAME,
                                    type,
                                    false,
                                    Charset.forName(System.getProperty("stdout.encoding")),
                                    true,
                                    SignalHandler.SIG_DFL,
                                    false,
                                    SystemStream.Output);
            TypedAhead.keep(terminal);
            return terminal;
        } catch (IOException | IllegalStateException e) {
            return dumb();
        }
    }

    /** What JLine has in its jar about the usual terminals, instead of starting infocmp. */
    private static void useOwnCapabilities(String type) {
        String capabilities = InfoCmp.getDefaultInfoCmp(type);
        if (capabilities != null) {
            InfoCmp.setLoadedInfoCmp(type, capabilities);
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
                    NAME,
                    TYPE_DUMB,
                    new FileInputStream(FileDescriptor.in),
                    new FileOutputStream(FileDescriptor.out),
                    UTF_8);
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
