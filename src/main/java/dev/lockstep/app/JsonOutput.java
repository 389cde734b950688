package dev.lockstep.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome;
import dev.lockstep.render.JsonRenderer;
import java.io.PrintStream;
import java.time.Clock;

/** One JSON object a command on standard output, and events a line each on standard error. */
final class JsonOutput implements Output {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean events;
    private final boolean indented;
    private final Clock clock;
    private final JsonRenderer renderer = new JsonRenderer();

    /**
     * Writes there.
     *
     * @param events whether events are wanted
     * @param indented whether objects are spread over lines, for people
     */
    JsonOutput(Streams streams, boolean events, boolean indented, Clock clock) {
        this.out = streams.out();
        this.err = streams.err();
        this.events = events;
        this.indented = indented;
        this.clock = clock;
    }

    @Override
    public void accept(Event event) {
        if (events) {
            err.println(renderer.event(event, clock.instant()));
            err.flush();
        }
    }

    @Override
    public void outcome(Outcome outcome) {
        // at once: a plan of ten thousand migrations is five million characters
        out.writeBytes(renderer.outcome(outcome, indented).getBytes(UTF_8));
        out.println();
        out.flush();
    }
}
