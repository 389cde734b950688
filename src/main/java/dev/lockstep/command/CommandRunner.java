package dev.lockstep.command;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Outcome;
import java.util.List;

/**
 * Runs one command and hands back what it came to; the only place that catches failures, and the
 * only one that turns any other throwable into a bug report.
 */
public final class CommandRunner {
    /** Commands on that workspace. */
    public CommandRunner(Workspace workspace) {
        throw new UnsupportedOperationException(workspace.toString());
    }

    /** A line as typed at the prompt: a command, or SQL when its first word is a verb of SQL. */
    public Outcome runLine(String line, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    /** Words as a shell hands them over. */
    public Outcome runWords(List<String> words, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether the line is complete, or the prompt should go on to another one (SQL without its
     * end).
     */
    public boolean isComplete(String line) {
        throw new UnsupportedOperationException();
    }
}
