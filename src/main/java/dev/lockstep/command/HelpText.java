package dev.lockstep.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What {@code help} and {@code --help} say, made from the commands themselves; topics are prose
 * beside this class. Lines are at most 80 columns wide:
 *
 * <pre>
 * rollback: undo migrations
 *
 *   rollback [last [N] | to M | all | only M]
 *
 * By their down scripts, the last applied first.
 *
 * examples
 *   rollback last 2
 * </pre>
 */
final class HelpText {
    private static final String JSON = "json";
    private static final List<String> TOPICS =
            List.of(
                    "targets",
                    "names",
                    "scripts",
                    "exit-codes",
                    JSON,
                    "configuration",
                    "connections",
                    "step-mode",
                    "recovery");

    private HelpText() {}

    /** All that {@code help} knows. */
    static List<String> words() {
        List<String> words =
                new ArrayList<>(
                        Arrays.stream(CommandWord.values()).map(CommandWord::word).toList());
        words.addAll(TOPICS);
        return words;
    }

    /** The commands by group, the topics and the global options. */
    static String overview() {
        CommandSpec root = LockstepCommand.bare().getCommandSpec();
        StringBuilder text = new StringBuilder();
        text.append("Lockstep: an interactive shell for PostgreSQL migrations.\n\n");
        for (String line : root.usageMessage().customSynopsis()) {
            text.append("  ").append(line).append('\n');
        }
        byGroup()
                .forEach((group, commands) -> {
                    text.append('\n').append(group).append('\n');
                    for (CommandWord command : commands) {
                        row(text, command.word(), command.purpose(), 12);
                    }
                });
        text.append("\nSQL needs no command: select * from users;\n");
        text.append("Topics: help ").append(String.join(", ", TOPICS.subList(0, 5)));
        text.append(",\n        ").append(String.join(", ", TOPICS.subList(5, TOPICS.size())));
        text.append('\n');
        text.append("\nglobal options, before or after the command\n");
        options(text, root, false);
        return text.toString().stripTrailing();
    }

    private static Map<String, List<CommandWord>> byGroup() {
        Map<String, List<CommandWord>> groups = new LinkedHashMap<>();
        for (CommandWord command : CommandWord.values()) {
            groups.computeIfAbsent(command.group(), group -> new ArrayList<>()).add(command);
        }
        return groups;
    }

    /** The page of a command. */
    static Optional<String> command(String word) {
        return CommandWord.of(word)
                .map(command -> {
                    CommandLine root = LockstepCommand.only(command);
                    return page(command, LockstepCommand.below(root, command).getCommandSpec());
                });
    }

    private static String page(CommandWord command, CommandSpec spec) {
        CommandLine.Model.UsageMessageSpec usage = spec.usageMessage();
        StringBuilder text = new StringBuilder();
        text.append(command.word()).append(": ").append(command.purpose()).append("\n\n");
        for (String line : usage.customSynopsis()) {
            text.append("  ").append(line).append('\n');
        }
        String[] description = usage.description();
        if (description.length > 1) {
            text.append('\n');
            for (String line : List.of(description).subList(1, description.length)) {
                text.append(line).append('\n');
            }
        }
        StringBuilder options = new StringBuilder();
        options(options, spec, true);
        if (!options.isEmpty()) {
            text.append("\noptions\n").append(options);
        }
        text.append("\nexamples\n");
        for (String line : usage.footer()) {
            text.append("  ").append(line).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static void options(StringBuilder text, CommandSpec spec, boolean ownOnly) {
        for (OptionSpec option : spec.options()) {
            if (!option.hidden() && !(ownOnly && option.inherited())) {
                String names = String.join(", ", option.names());
                String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
                row(text, names + label, String.join(" ", option.description()), 20);
            }
        }
    }

    private static void row(StringBuilder text, String left, String right, int width) {
        text.append("  ").append(left);
        text.append(" ".repeat(Math.max(2, width - left.length()))).append(right).append('\n');
    }

    /** A page of prose. */
    static Optional<String> topic(String word) {
        if (!TOPICS.contains(word)) {
            return Optional.empty();
        }
        return Optional.of(
                Resource.text(
                                word.equals(JSON)
                                        ? dev.lockstep.render.JsonRenderer.DESCRIPTION
                                        : "help/" + word + ".txt")
                        .stripTrailing());
    }
}
