package dev.lockstep.shell;

import dev.lockstep.command.Workspace.Word;
import dev.lockstep.sql.SqlWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The words that may begin a line, for completion and colours.
 *
 * @param commands in the order of help
 */
public record CommandWords(List<CommandWord> commands) {
    /** Of the options that every command inherits, those that make sense at the prompt. */
    private static final Set<String> INHERITED = Set.of("--yes", "--confirm", "--json", "--help");

    /** Keeps its own copy. */
    public CommandWords {
        commands = List.copyOf(commands);
    }

    /** A command with its options; {@code valued} are the options that take a value. */
    public record CommandWord(
            String name, String description, List<Word> options, Set<String> valued) {
        /** Keeps its own copies. */
        public CommandWord {
            options = List.copyOf(options);
            valued = Set.copyOf(valued);
        }
    }

    /** The commands below that one, hidden ones left out. */
    public static CommandWords of(CommandSpec root) {
        List<CommandWord> commands = new ArrayList<>();
        root.subcommands()
                .forEach((name, line) -> {
                    if (!line.getCommandSpec().usageMessage().hidden()) {
                        commands.add(command(name, line.getCommandSpec()));
                    }
                });
        return new CommandWords(commands);
    }

    private static CommandWord command(String name, CommandSpec spec) {
        TreeMap<String, Word> options = new TreeMap<>();
        for (OptionSpec option : spec.options()) {
            boolean offered =
                    !option.hidden()
                            && (!option.inherited() || INHERITED.contains(option.longestName()));
            if (offered) {
                options.put(
                        option.longestName(),
                        new Word(option.longestName(), firstLine(option.description())));
            }
        }
        Set<String> valued =
                spec.options().stream()
                        .filter(option -> option.arity().max() > 0)
                        .flatMap(option -> List.of(option.names()).stream())
                        .collect(Collectors.toSet());
        return new CommandWord(
                name,
                firstLine(spec.usageMessage().description()),
                List.copyOf(options.values()),
                valued);
    }

    private static String firstLine(String[] description) {
        return description.length == 0 ? "" : description[0].strip();
    }

    /** The command of that name, or none. */
    Optional<CommandWord> command(String name) {
        return commands.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    /** Whether that word may begin a line, or could once more of it is typed. */
    boolean mayBecomeKnown(String firstWord) {
        String lower = firstWord.toLowerCase(Locale.ROOT);
        return commands.stream().anyMatch(command -> command.name().startsWith(firstWord))
                || SqlWords.verbs().stream().anyMatch(verb -> verb.startsWith(lower));
    }
}
