package dev.lockstep.app;

import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome;
import dev.lockstep.render.EventLine;
import dev.lockstep.render.Screen;
import dev.lockstep.render.TextRenderer;
import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * Text of a run without a shell: answers on standard output, why nothing was done on standard
 * error. On a terminal that can, a passing line is painted over by the next.
 */
final class PlainOutput implements Output {
    private static final String OVER = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final TextRenderer renderer;
    private final Supplier<Screen> screen;
    private boolean passing;

    PlainOutput(Streams streams, TextRenderer renderer, Supplier<Screen> screen) {
        this.out = streams.out();
        this.err = streams.err();
        this.renderer = renderer;
        this.screen = screen;
    }

    @Override
    public synchronized void accept(Event event) {
        EventLine line = renderer.event(event, screen.get());
        if (!line.text().isEmpty()) {
            print(line.text(), line.passing());
        }
    }

    @Override
    public synchronized void outcome(Outcome outcome) {
        String text = renderer.outcome(outcome, screen.get());
        if (outcome instanceof Outcome.Failed) {
            clear();
            out.flush();
            err.println(text);
            err.flush();
        } else if (!text.isEmpty()) {
            print(text, false);
        }
    }

    private void print(String text, boolean passes) {
        clear();
        out.print(text);
        if (!passes) {
            out.print('\n');
        }
        passing = passes;
        out.flush();
    }

    private void clear() {
        if (passing) {
            out.print(OVER);
            passing = false;
        }
    }
}
