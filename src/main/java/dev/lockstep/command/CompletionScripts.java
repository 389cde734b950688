package dev.lockstep.command;

import java.util.Optional;
import picocli.CommandLine;

/**
 * The completion scripts for other shells, made from the commands: {@code completions/} of the
 * project.
 */
public final class CompletionScripts {
    private CompletionScripts() {}

    /**
     * The script for that shell.
     *
     * @param shell {@code bash}, {@code zsh} or {@code fish}; empty for any other
     */
    public static Optional<String> script(String shell, CommandLine commands) {
        CompletionWords words = CompletionWords.of(commands);
        return switch (shell) {
            case "bash" -> Optional.of(new BashCompletion(words).script());
            case "zsh" -> Optional.of(new ZshCompletion(words).script());
            case "fish" -> Optional.of(new FishCompletion(words).script());
            default -> Optional.empty();
        };
    }
}
