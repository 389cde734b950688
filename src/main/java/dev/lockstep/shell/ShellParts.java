package dev.lockstep.shell;

import dev.lockstep.command.Workspace.PromptState;
import dev.lockstep.command.Workspace.Vocabulary;
import dev.lockstep.model.CommandLineRunner;
import dev.lockstep.model.Questions;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the shell is given to work with.
 *
 * @param runner runs one command
 * @param complete whether a line is a whole command, or SQL that goes on
 * @param prompt where the session stands; from any thread, never waiting
 * @param vocabulary words to complete; from any thread, never waiting
 * @param commands the words of commands; asked for at the first key, never before the first prompt
 * @param painter how things are shown
 * @param questions asks the person, here before leaving an open step
 * @param history lines typed before
 * @param environment the process's variables, for {@code PAGER}
 * @param colour whether colours are wanted: {@code NO_COLOR} and {@code --color} have been heard
 */
public record ShellParts(
        CommandLineRunner runner,
        Predicate<String> complete,
        Supplier<PromptState> prompt,
        Supplier<Vocabulary> vocabulary,
        Supplier<CommandWords> commands,
        Painter painter,
        Questions questions,
        HistoryFile history,
        Map<String, String> environment,
        boolean colour) {
    /** Keeps its own copy. */
    public ShellParts {
        environment = Map.copyOf(environment);
    }
}
