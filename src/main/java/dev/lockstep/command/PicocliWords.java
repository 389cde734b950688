package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Understands any words, by Picocli. Only the class of the command that is named is looked at, for
 * looking at all of them would take longer than most commands.
 */
final class PicocliWords {
    /** Options whose value is the next word: needed to find the command before it is parsed. */
    private static final Set<String> VALUED =
            Set.of(
                    "-C",
                    "--project",
                    "-e",
                    "--env",
                    "--url",
                    "--stage",
                    "--confirm",
                    "--color",
                    "-c",
                    "-f");

    private PicocliWords() {}

    /**
     * Understands them.
     *
     * @throws FailureException with {@code WrongUsage} where they make no sense
     */
    static Invocation read(List<String> words) {
        Optional<String> first = firstWord(words);
        if (first.isEmpty()) {
            return parsed(LockstepCommand.bare(), null, words);
        }
        CommandWord command =
                CommandWord.of(first.get())
                        .orElseThrow(() ->
                                new FailureException(PromptLine.unknown(first.get()).failure()));
        return parsed(LockstepCommand.only(command), command, words);
    }

    private static Invocation parsed(
            CommandLine line, @Nullable CommandWord command, List<String> words) {
        try {
            ParseResult result = line.parseArgs(words.toArray(String[]::new));
            LockstepCommand root = line.getCommand();
            ParseResult last = result.hasSubcommand() ? result.subcommand() : result;
            boolean help = result.isUsageHelpRequested() || last.isUsageHelpRequested();
            Verb verb = command == null ? null : LockstepCommand.below(line, command).getCommand();
            return new Invocation(root, command, verb, help);
        } catch (ParameterException e) {
            String next = command == null ? "lockstep --help" : "help " + command.word();
            throw new FailureException(new Failure.WrongUsage(sentence(e), next));
        }
    }

    private static Optional<String> firstWord(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (VALUED.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** What Picocli says, in our words where it speaks of indexes. */
    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            return word.startsWith("-")
                    ? "there is no option " + word + " here"
                    : "'" + word + "' is one word too many";
        }
        String message = e.getMessage();
        return message == null
                ? "these words make no sense together"
                : message.replaceFirst("^Error: ", "");
    }
}
