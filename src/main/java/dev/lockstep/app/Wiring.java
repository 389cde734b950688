package dev.lockstep.app;

import dev.lockstep.command.Folders;
import dev.lockstep.command.PastLines;
import dev.lockstep.command.Ports;
import dev.lockstep.command.Workspace;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.Questions;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Builds the object graph by hand. Nothing here loads JLine, Jackson, a connection pool or a log:
 * each of them comes with the first one who needs it.
 */
final class Wiring {
    private final Streams streams;
    private final Clock clock;
    private final String version;

    Wiring(Streams streams, Clock clock, String version) {
        this.streams = streams;
        this.clock = clock;
        this.version = version;
    }

    Streams streams() {
        return streams;
    }

    Clock clock() {
        return clock;
    }

    String version() {
        return version;
    }

    /** A session of commands; nothing is opened yet. */
    Workspace workspace(
            Start start,
            EventSink events,
            Questions questions,
            Supplier<PastLines> history,
            boolean terminal) {
        LogFile log = new LogFile(Folders.of(start.surroundings()).log(), clock);
        Ports ports =
                new Ports(
                        start.surroundings(),
                        clock,
                        events,
                        questions,
                        history,
                        bug -> {
                            log.write("bug in Lockstep " + version, bug);
                            return log.path().toString();
                        },
                        terminal,
                        ProcessFacts.embedded());
        return new Workspace(ports, start.options());
    }

    /** How things look on standard output. */
    Appearance appearance(Start start) {
        return new Appearance(start.surroundings(), start.options().color(), streams.shown());
    }
}
