package dev.lockstep.command;

import dev.lockstep.model.FailureException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words, understood: the global options and at most one command with its own. */
public final class Invocation {
    private final LockstepCommand root;
    private final @Nullable CommandWord command;
    private final @Nullable Verb verb;
    private final boolean help;

    Invocation(
            LockstepCommand root,
            @Nullable CommandWord command,
            @Nullable Verb verb,
            boolean help) {
        this.root = root;
        this.command = command;
        this.verb = verb;
        this.help = help;
    }

    /**
     * Understands words as a shell hands them over.
     *
     * @throws FailureException with {@code WrongUsage} for an unknown command or option
     */
    public static Invocation of(List<String> words) {
        return UsualWords.read(words).orElseGet(() -> PicocliWords.read(words));
    }

    /** The global options. */
    public GlobalOptions options() {
        return root.options();
    }

    /** Whether a command was named. */
    public boolean hasCommand() {
        return command != null;
    }

    /** Whether it is {@code demo}, which is a session of its own. */
    public boolean isDemo() {
        return command == CommandWord.DEMO && !help;
    }

    /** Whether a demo shall begin again with nothing. */
    public boolean isFresh() {
        return verb instanceof DemoCommand demo && demo.fresh;
    }

    /** Commands given with {@code -c}. */
    public Optional<String> line() {
        return Optional.ofNullable(root.line);
    }

    /** The file given with {@code -f}. */
    public Optional<Path> file() {
        return Optional.ofNullable(root.file);
    }

    /** Whether only the version is asked for. */
    public boolean wantsVersion() {
        return root.version;
    }

    /** Whether only help is asked for. */
    public boolean wantsHelp() {
        return help;
    }

    /** The word of the command, for application_name; {@code shell} where none was named. */
    public String word() {
        return command == null ? "shell" : command.word();
    }

    /** Whether it works on a project or a database at all. */
    public boolean needsWorkspace() {
        return !help
                && command != CommandWord.HELP
                && command != CommandWord.COMPLETION
                && command != CommandWord.EXIT;
    }

    @Nullable CommandWord command() {
        return command;
    }

    @Nullable Verb verb() {
        return verb;
    }
}
