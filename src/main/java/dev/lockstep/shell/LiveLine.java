package dev.lockstep.shell;

import dev.lockstep.render.Durations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/**
 * A line that is drawn over and over in the same place: the statement that runs, or its progress.
 * Never as wide as the terminal, so that it does not wrap. Whatever else is printed erases it, and
 * the next refresh draws it below.
 */
final class LiveLine {
    private final Terminal terminal;
    private @Nullable AttributedString line;
    private String drawn = "";

    LiveLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Shows the first line of that text from now on. */
    void show(String text) {
        String first = text.lines().findFirst().orElse("");
        this.line = first.isEmpty() ? null : AttributedString.fromAnsi(first);
    }

    /**
     * Draws it where it changed; {@code running} is how long the statement has been at it, or null.
     */
    void redraw(@Nullable Duration running) {
        if (line == null) {
            return;
        }
        AttributedStringBuilder text = new AttributedStringBuilder().append(line);
        if (running != null && running.toSeconds() > 0) {
            text.append("   ").append(Durations.text(running.truncatedTo(ChronoUnit.SECONDS)));
        }
        String now = text.columnSubSequence(0, ShellTerminal.width(terminal) - 1).toAnsi(terminal);
        if (!now.equals(drawn)) {
            erase();
            terminal.writer().write(now);
            drawn = now;
        }
    }

    /** Takes it off the screen until it is drawn again. */
    void erase() {
        if (!drawn.isEmpty()) {
            terminal.puts(Capability.carriage_return);
            terminal.puts(Capability.clr_eol);
            drawn = "";
        }
    }

    /** Takes it off the screen for good. */
    void clear() {
        erase();
        line = null;
    }
}
