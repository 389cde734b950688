package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code completion}: a script for another shell. */
@Command(
        name = "completion",
        description = {
            "completion for bash, zsh or fish",
            "Prints the script that teaches that shell the words of lockstep."
        },
        customSynopsis = "completion bash | zsh | fish",
        footer = {
            "source <(lockstep completion bash)",
            "lockstep completion zsh > ~/.zsh/completions/_lockstep",
            "lockstep completion fish > ~/.config/fish/completions/lockstep.fish"
        })
final class CompletionCommand implements Verb {
    @Parameters(
            paramLabel = "SHELL",
            description = "bash, zsh or fish",
            completionCandidates = Shells.class)
    String shell = "";

    @Override
    public Outcome run(Call call) {
        return CompletionScripts.script(shell, LockstepCommand.model())
                .<Outcome>map(Outcome.Text::new)
                .orElseThrow(() ->
                        new FailureException(
                                new Failure.WrongUsage(
                                        "there is no completion for '" + shell + "'",
                                        "completion bash | zsh | fish")));
    }

    /** The shells there are scripts for. */
    static final class Shells implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("bash", "zsh", "fish").iterator();
        }
    }
}
