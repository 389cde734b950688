package dev.lockstep.command;

import dev.lockstep.model.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a session stands: project, environment, connections, the last plan's numbers, settings, an
 * open step. The one mutable thing that commands share; used by one thread, except for the glances.
 */
public final class Workspace implements AutoCloseable {
    /** For the prompt and the status line; from any thread, never waiting for the database. */
    public PromptState prompt() {
        throw new UnsupportedOperationException();
    }

    /** For completion; from any thread, never waiting for the database. */
    public Vocabulary vocabulary() {
        throw new UnsupportedOperationException();
    }

    /**
     * What the prompt shows.
     *
     * @param project null when there is none here
     * @param environment null when there is none chosen
     * @param step {@code 1/2} in step mode, else null
     */
    public record PromptState(
            @Nullable String project,
            @Nullable String environment,
            Stage stage,
            boolean connected,
            int pending,
            boolean drift,
            @Nullable String step) {}

    /** Words to complete, each with a line that describes it. */
    public record Vocabulary(
            List<Word> migrations,
            List<Word> applicable,
            List<Word> inDatabase,
            List<Word> environments,
            List<Word> tables,
            List<Word> columns,
            List<Word> settings) {}

    /** A word and its description. */
    public record Word(String word, String description) {}

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
