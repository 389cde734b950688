package dev.lockstep.app;

import dev.lockstep.command.GlobalOptions.Color;
import dev.lockstep.postgres.Surroundings;
import dev.lockstep.render.Screen;
import dev.lockstep.render.Theme;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How output looks: colour, signs, width. {@code --color} counts first, then {@code NO_COLOR} and
 * {@code CLICOLOR=0}, then whether it is a terminal that can.
 */
final class Appearance {
    private final Surroundings surroundings;
    private final Color color;
    private final boolean terminal;

    Appearance(Surroundings surroundings, Color color, boolean terminal) {
        this.surroundings = surroundings;
        this.color = color;
        this.terminal = terminal;
    }

    /** Whether lines can only be added on this terminal. */
    boolean isDumb() {
        return surroundings.variable("TERM").filter("dumb"::equals).isPresent();
    }

    Theme theme() {
        return new Theme(colour(), unicode());
    }

    boolean colour() {
        return switch (color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                    terminal
                            && !isDumb()
                            && surroundings.variable("NO_COLOR").isEmpty()
                            && surroundings.variable("CLICOLOR").filter("0"::equals).isEmpty();
        };
    }

    /** As the locale says; a pipe gets what a terminal would. */
    private boolean unicode() {
        Optional<String> locale =
                surroundings
                        .variable("LC_ALL")
                        .or(() -> surroundings.variable("LC_CTYPE"))
                        .or(() -> surroundings.variable("LANG"));
        return locale.map(name -> name.toUpperCase(Locale.ROOT))
                .filter(name -> name.contains("UTF-8") || name.contains("UTF8"))
                .isPresent();
    }

    /** The screen of a run without a shell. */
    Screen screen(TerminalWidth width, Instant now) {
        if (!terminal) {
            return new Screen(theme(), Screen.UNLIMITED, now, false, false);
        }
        return new Screen(theme(), width.columns(), now, !isDumb(), false);
    }
}
