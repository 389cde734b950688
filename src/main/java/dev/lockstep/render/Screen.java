package dev.lockstep.render;

import java.time.Instant;

/**
 * What painters need to know of the place they paint for.
 *
 * @param theme colours and signs
 * @param width columns of the terminal; {@link #UNLIMITED} for a pipe, where no name is cut
 * @param now for ages such as "2 d ago"
 * @param interactive whether it is a terminal, on which a passing line may be painted over
 * @param verbose whether all is shown where a long list is otherwise shortened
 */
public record Screen(Theme theme, int width, Instant now, boolean interactive, boolean verbose) {
    /** The width of a pipe or file. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** A pipe or file: no colour, nothing cut. */
    public static Screen pipe(boolean unicode, Instant now) {
        return new Screen(new Theme(false, unicode), UNLIMITED, now, false, false);
    }

    /** A terminal of that width, in columns. */
    public static Screen terminal(Theme theme, int width, Instant now) {
        return new Screen(theme, width, now, true, false);
    }

    /** The same, with everything shown. */
    public Screen withAll() {
        return new Screen(theme, width, now, interactive, true);
    }

    /** Whether lines have an end. */
    public boolean isLimited() {
        return width != UNLIMITED;
    }
}
