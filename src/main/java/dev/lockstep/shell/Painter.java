package dev.lockstep.shell;

import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.render.EventLine;

/**
 * Turns what happened into text for people, escapes and colours included: lines separated by LF,
 * the last without an ending, as wide as asked where that can be helped. An empty text means that
 * there is nothing to show. Asked by several threads.
 */
public interface Painter {
    /** What a command came to. */
    String outcome(Outcome outcome, int width);

    /** What happens while it works. */
    EventLine event(Event event, int width);

    /** A question; its last line ends where the answer is typed. */
    String question(Question question, int width);
}
