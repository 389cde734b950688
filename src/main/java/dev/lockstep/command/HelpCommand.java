package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code help}: the list of commands, one command, or a topic. */
@Command(
        name = "help",
        description = {
            "this list, one command, or a topic",
            "Topics: targets, names, exit-codes, json, configuration, connections, step-mode,",
            "recovery."
        },
        customSynopsis = "help [COMMAND | TOPIC]",
        footer = {"help", "help apply", "help targets"})
final class HelpCommand implements Verb {
    @Parameters(arity = "0..1", paramLabel = "WORD", description = "A command or a topic")
    @Nullable String word;

    @Override
    public Outcome run(Call call) {
        String asked = word;
        if (asked == null) {
            return Outcome.Text.prose(HelpText.overview());
        }
        String text =
                HelpText.command(asked)
                        .or(() -> HelpText.topic(asked))
                        .orElseThrow(() -> unknown(asked));
        return Outcome.Text.prose(text);
    }

    private static FailureException unknown(String typed) {
        if (CommandWord.comesLater(typed)) {
            return new FailureException(
                    new Failure.WrongUsage(
                            "this version of Lockstep does not have '" + typed + "' yet",
                            "help lists what it has"));
        }
        Optional<String> near = Near.to(typed, HelpText.words());
        return new FailureException(
                new Failure.WrongUsage(
                        "there is no help on '" + typed + "'",
                        near.map(found -> "help " + found).orElse("help lists the commands")));
    }
}
