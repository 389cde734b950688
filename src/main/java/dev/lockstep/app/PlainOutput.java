package dev.lockstep.app;

import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Repetition;
import dev.lockstep.render.EventLine;
import dev.lockstep.render.Screen;
import dev.lockstep.render.TextRenderer;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/**
 * Text of a run without a shell: answers on standard output, why nothing was done on standard
 * error. On a terminal that can, a passing line is painted over by the next; elsewhere it is told
 * when something changes, and else now and then.
 */
final class PlainOutput implements Output {
    private static final String OVER = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final TextRenderer renderer;
    private final Supplier<Screen> screen;
    private final Repetition progress = new Repetition();
    private final Repetition waiters = new Repetition();
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
        if (!line.text().isEmpty() && (line.passing() || isWorthALine(event))) {
            print(line.text(), line.passing());
        }
    }

    /** Where lines last, what is looked at again and again would fill a log. */
    private boolean isWorthALine(Event event) {
        long now = System.nanoTime();
        if (event instanceof Event.StatementProgress made) {
            List<Object> what = List.of(made.migration(), made.index(), made.phase());
            return progress.isWorthTelling(what, now);
        }
        return !(event instanceof Event.OthersWaitForUs others)
                || waiters.isWorthTelling(others.sessions(), now);
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
