package dev.lockstep.app;

import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.render.EventLine;
import dev.lockstep.render.Screen;
import dev.lockstep.render.TextRenderer;
import dev.lockstep.render.Theme;
import dev.lockstep.shell.Painter;
import java.time.Clock;

/** What the shell shows, as the renderer paints it for a terminal of that width. */
record ScreenPainter(TextRenderer renderer, Theme theme, boolean dumb, Clock clock)
        implements Painter {
    @Override
    public String outcome(Outcome outcome, int width) {
        return renderer.outcome(outcome, screen(width));
    }

    @Override
    public EventLine event(Event event, int width) {
        return renderer.event(event, screen(width));
    }

    @Override
    public String question(Question question, int width) {
        return renderer.question(question, screen(width));
    }

    private Screen screen(int width) {
        return new Screen(theme, width, clock.instant(), !dumb, false);
    }
}
