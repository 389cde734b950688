package dev.lockstep.render;

import org.fusesource.jansi.Ansi;

/**
 * How characters are painted. Whether colour is wanted (terminal, {@code NO_COLOR}, {@code
 * --color}) and whether the terminal shows Unicode is decided by the caller.
 *
 * @param colour whether escape sequences for colour may be written
 * @param unicode whether our own signs may be other than ASCII; names and rows are as they are
 */
public record Theme(boolean colour, boolean unicode) {
    /** No colour, ASCII only. */
    public static final Theme PLAIN = new Theme(false, false);

    /** The text in that tone. The text must be safe already: see {@link Escaping}. */
    public String paint(Tone tone, String text) {
        if (!colour || text.isEmpty()) {
            return text;
        }
        // The builder itself is pure Java; AnsiConsole would load a native library.
        Ansi ansi = new Ansi();
        return switch (tone) {
            case PLAIN -> text;
            case ERROR -> ansi.fgRed().a(text).reset().toString();
            case WARNING -> ansi.fgYellow().a(text).reset().toString();
            case SUCCESS -> ansi.fgGreen().a(text).reset().toString();
            case QUIET -> ansi.fgBrightBlack().a(text).reset().toString();
            case PRODUCTION -> ansi.bgRed().fgBright(Ansi.Color.WHITE).a(text).reset().toString();
        };
    }

    /** Stands where something was cut out. */
    public String ellipsis() {
        return unicode ? "…" : "...";
    }

    /** Stands between facts of one line, with a space on either side. */
    public String between() {
        return unicode ? " · " : " | ";
    }

    /** One piece of a horizontal rule. */
    String rule() {
        return unicode ? "─" : "-";
    }
}
