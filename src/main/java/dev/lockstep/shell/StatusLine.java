package dev.lockstep.shell;

import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/**
 * The bottom line of a real terminal, which the rest scrolls above. On a dumb terminal it is
 * nothing at all. Drawn by whoever owns the terminal at that moment.
 */
final class StatusLine {
    private final Terminal terminal;
    private final AttributedStyle style;
    private @Nullable Status status;
    private @Nullable Size drawnFor;
    private String shown = "";

    StatusLine(Terminal terminal, boolean colour) {
        this.terminal = terminal;
        this.style = colour ? AttributedStyle.DEFAULT.inverse() : AttributedStyle.DEFAULT;
    }

    /** Shows that text from now on. */
    void show(String text) {
        if (ShellTerminal.isDumb(terminal) || text.equals(shown)) {
            return;
        }
        if (status == null) {
            status = Status.getStatus(terminal, true);
            drawnFor = terminal.getSize();
        }
        shown = text;
        status.update(List.of(new AttributedString(" " + text, style)));
    }

    /** Draws again where the terminal has another size now. */
    void resize() {
        Size size = terminal.getSize();
        if (status == null || size.equals(drawnFor)) {
            return;
        }
        drawnFor = size;
        terminal.puts(Capability.save_cursor); // setting the region that scrolls moves the cursor
        status.resize(size);
        status.reset();
        terminal.puts(Capability.restore_cursor);
        terminal.puts(Capability.clr_eos);
        String text = shown;
        shown = "";
        show(text);
    }

    /** Gives the line back: a pager comes, or the end. */
    void hide() {
        if (status != null) {
            status.update(List.of());
            shown = "";
        }
    }
}
