package dev.lockstep.render;

/**
 * An event as text.
 *
 * @param text one line or more, the last without an ending; empty when there is nothing to print
 * @param passing whether the next event's text is painted over it; only on an interactive screen,
 *     and then it is one line that fits its width
 */
public record EventLine(String text, boolean passing) {
    static final EventLine NONE = new EventLine("", false);
}
