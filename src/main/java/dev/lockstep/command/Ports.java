package dev.lockstep.command;

import dev.lockstep.model.EventSink;
import dev.lockstep.model.Questions;
import dev.lockstep.postgres.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a session of commands is given from outside.
 *
 * @param surroundings variables, home and working directory of the process
 * @param clock the only time
 * @param events where progress goes
 * @param questions who answers when no option does
 * @param history past lines, asked for only when a command needs them
 * @param bugs where a bug's stack trace is kept
 * @param terminal whether a person types here, who may leave targets to the default
 * @param embedded a folder with the programs of an embedded PostgreSQL, or null for the class path
 */
public record Ports(
        Surroundings surroundings,
        Clock clock,
        EventSink events,
        Questions questions,
        Supplier<PastLines> history,
        BugReports bugs,
        boolean terminal,
        @Nullable Path embedded) {}
