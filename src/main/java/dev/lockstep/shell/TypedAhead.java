package dev.lockstep.shell;

import java.io.IOError;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/**
 * Keeps keys that are pressed before their turn as they are: the terminal echoes nothing and makes
 * no lines of them, so that the reader shows them once, when their turn comes, and a Ctrl-D among
 * them is not lost.
 */
final class TypedAhead {
    /** What the kernel does with keys for programs that read lines. */
    private static final EnumSet<LocalFlag> COOKED =
            EnumSet.of(LocalFlag.ECHO, LocalFlag.ICANON, LocalFlag.IEXTEN);

    private TypedAhead() {}

    /** From now on, until the terminal is closed; what was echoed so far is wiped. */
    static void keep(Terminal terminal) {
        try {
            terminal.setAttributes(attributes(terminal, false));
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
            terminal.setAttributes(attributes(terminal, true));
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

    private static Attributes attributes(Terminal terminal, boolean cooked) {
        Attributes attributes = new Attributes(terminal.getAttributes());
        attributes.setLocalFlags(COOKED, cooked);
        attributes.setInputFlag(InputFlag.ICRNL, cooked);
        return attributes;
    }
}
