package dev.lockstep.shell;

import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.render.EventLine;
import dev.lockstep.render.Screen;
import dev.lockstep.render.TextRenderer;
import dev.lockstep.render.Theme;
import java.time.Instant;

/** The text renderer, on a terminal or on something that is none. */
record PracticePainter(boolean colour, boolean interactive) implements Painter {
    private Screen screen(int width) {
        Screen terminal =
                Screen.terminal(
                        new Theme(colour, true), width, Instant.parse("2026-11-21T12:00:00Z"));
        return interactive
                ? terminal
                : new Screen(terminal.theme(), width, terminal.now(), false, false);
    }

    @Override
    public String outcome(Outcome outcome, int width) {
        return new TextRenderer("0").outcome(outcome, screen(width));
    }

    @Override
    public EventLine event(Event event, int width) {
        return new TextRenderer("0").event(event, screen(width));
    }

    @Override
    public String question(Question question, int width) {
        return new TextRenderer("0").question(question, screen(width));
    }
}
