package dev.lockstep.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a shell may complete, read from the commands themselves.
 *
 * @param global options that go before or after a command
 */
record CompletionWords(List<Option> global, List<Command> commands) {

    /**
     * A command.
     *
     * @param argument what goes in the place of its arguments
     */
    record Command(String word, String description, List<Option> options, Value argument) {}

    /**
     * An option.
     *
     * @param names {@code -e}, {@code --env}
     */
    record Option(List<String> names, String description, Value value) {}

    /** What stands behind an option, or as an argument. */
    sealed interface Value {
        /** Nothing does. */
        record None() implements Value {}

        /** Something that the shell cannot know. */
        record Anything() implements Value {}

        /** One of these words. */
        record OneOf(List<String> words) implements Value {}

        /** A file. */
        record AFile() implements Value {}

        /** A folder. */
        record AFolder() implements Value {}
    }

    static CompletionWords of(CommandLine root) {
        return new CompletionWords(
                options(root.getCommandSpec()),
                root.getSubcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .filter(command -> !command.usageMessage().hidden())
                        .filter(command -> !onlyInStepMode(command.name()))
                        .map(CompletionWords::command)
                        .toList());
    }

    /** The names of those options that take the next word. */
    static List<String> valued(List<Option> options) {
        return options.stream()
                .filter(option -> !(option.value() instanceof Value.None))
                .flatMap(option -> option.names().stream())
                .toList();
    }

    /** Such a word means nothing outside a shell. */
    private static boolean onlyInStepMode(String word) {
        return CommandWord.of(word).stream().anyMatch(it -> it.group().equals("in step mode"));
    }

    private static Command command(CommandSpec command) {
        return new Command(
                command.name(),
                firstLine(command.usageMessage().description()),
                options(command),
                command.positionalParameters().stream()
                        .findFirst()
                        .map(CompletionWords::value)
                        .orElse(new Value.None()));
    }

    private static List<Option> options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden() && !option.inherited())
                .map(CompletionWords::option)
                .toList();
    }

    /** What only an equals sign can bring is no next word. */
    private static Option option(OptionSpec option) {
        return new Option(
                List.of(option.names()),
                firstLine(option.description()),
                option.arity().min() == 0 ? new Value.None() : value(option));
    }

    private static Value value(ArgSpec argument) {
        @Nullable Iterable<String> candidates = argument.completionCandidates();
        if (candidates != null) {
            List<String> words =
                    StreamSupport.stream(candidates.spliterator(), false)
                            .map(word -> word.toLowerCase(Locale.ROOT))
                            .toList();
            return new Value.OneOf(words);
        }
        if (argument.type() == Path.class) {
            return argument.paramLabel().contains("DIR") ? new Value.AFolder() : new Value.AFile();
        }
        return new Value.Anything();
    }

    private static String firstLine(String[] description) {
        return description.length == 0 ? "" : description[0].lines().findFirst().orElse("");
    }
}
