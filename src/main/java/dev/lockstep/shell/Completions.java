package dev.lockstep.shell;

import dev.lockstep.command.Workspace.Vocabulary;
import dev.lockstep.command.Workspace.Word;
import dev.lockstep.shell.CommandWords.CommandWord;
import dev.lockstep.sql.SqlWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What may stand at the cursor: pure, from the text before it and words that are at hand. Knows
 * neither terminal nor database.
 */
final class Completions {
    /** Commands that only an open step transaction understands. */
    private static final Set<String> STEP_WORDS = Set.of("next", "back", "commit", "abort");

    private static final List<Word> UP_TARGETS =
            List.of(
                    new Word("next", "the next one, or the next N"),
                    new Word("to", "up to and including that migration"),
                    new Word("all", "all that are pending"),
                    new Word("only", "exactly that migration"));
    private static final List<Word> DOWN_TARGETS =
            List.of(
                    new Word("last", "the last one, or the last N"),
                    new Word("to", "back to that migration, which stays"),
                    new Word("all", "all that are applied"),
                    new Word("only", "exactly that migration"));

    /** After these a relation's name follows. */
    private static final Set<String> BEFORE_A_TABLE =
            Set.of(
                    "from",
                    "join",
                    "into",
                    "update",
                    "table",
                    "only",
                    "truncate",
                    "analyze",
                    "using");

    private final CommandWords commands;
    private final Vocabulary vocabulary;
    private final boolean stepOpen;

    Completions(CommandWords commands, Vocabulary vocabulary, boolean stepOpen) {
        this.commands = commands;
        this.vocabulary = vocabulary;
        this.stepOpen = stepOpen;
    }

    /**
     * What may stand in place of a word that was begun.
     *
     * @param start offset of that word in the text; its end is the cursor
     * @param words all that may stand there, in the order in which they are offered
     */
    record Offer(int start, List<Word> words) {
        static final Offer NOTHING = new Offer(0, List.of());
    }

    /** What may stand at the end of that text, the part of the input before the cursor. */
    Offer at(String beforeCursor) {
        int lineStart = beforeCursor.length() - beforeCursor.stripLeading().length();
        String line = beforeCursor.substring(lineStart);
        int firstEnd = firstWordEnd(line);
        String first = line.substring(0, firstEnd);
        if (firstEnd == line.length()) {
            return new Offer(lineStart, firstWords(first));
        }
        var command = commands.command(first);
        boolean sql = first.equals("sql") || (command.isEmpty() && SqlWords.beginsSql(line));
        if (sql && !lastWord(line).startsWith("-")) {
            return inSql(beforeCursor);
        }
        return command.map(found -> inCommand(beforeCursor, line, found)).orElse(Offer.NOTHING);
    }

    private List<Word> firstWords(String begun) {
        List<Word> words = new ArrayList<>();
        for (CommandWord command : commands.commands()) {
            if (stepOpen || !STEP_WORDS.contains(command.name())) {
                words.add(new Word(command.name(), command.description()));
            }
        }
        if (!begun.isEmpty()) {
            SqlWords.verbs().stream()
                    .sorted()
                    .filter(verb -> commands.command(verb).isEmpty())
                    .forEach(verb -> words.add(new Word(verb, "SQL")));
        }
        return words;
    }

    private Offer inCommand(String beforeCursor, String line, CommandWord command) {
        String begun = lastWord(line);
        int start = beforeCursor.length() - begun.length();
        if (begun.startsWith("-")) {
            return new Offer(start, command.options());
        }
        List<String> words = wordsBefore(line, begun);
        if (command.valued().contains(words.getLast())) {
            return Offer.NOTHING;
        }
        List<String> arguments =
                words.stream().skip(1).filter(word -> !word.startsWith("-")).toList();
        List<Word> choices = arguments(command, line, arguments);
        return new Offer(start, choices.isEmpty() && begun.isEmpty() ? command.options() : choices);
    }

    private List<Word> arguments(CommandWord command, String line, List<String> before) {
        return switch (command.name()) {
            case "apply", "dry-run" -> target(before, UP_TARGETS, vocabulary.applicable());
            case "plan" ->
                    line.contains(" --down")
                            ? target(before, DOWN_TARGETS, vocabulary.inDatabase())
                            : target(before, UP_TARGETS, vocabulary.applicable());
            case "rollback" -> target(before, DOWN_TARGETS, vocabulary.inDatabase());
            case "step" -> first(before, vocabulary.applicable());
            case "show", "drill", "resolve", "baseline", "log" ->
                    first(before, vocabulary.migrations());
            case "use", "diff" -> first(before, vocabulary.environments());
            case "set" -> first(before, vocabulary.settings());
            case "help" -> first(before, firstWords(""));
            default -> List.of();
        };
    }

    private static List<Word> first(List<String> before, List<Word> words) {
        return before.isEmpty() ? words : List.of();
    }

    /** {@code next [N] | to M | all | only M}. */
    private static List<Word> target(List<String> before, List<Word> targets, List<Word> names) {
        if (before.isEmpty()) {
            return targets;
        }
        boolean named = before.size() == 1 && Set.of("to", "only").contains(before.getFirst());
        return named ? names : List.of();
    }

    private Offer inSql(String beforeCursor) {
        if (SqlAtCursor.isText(beforeCursor)) {
            return Offer.NOTHING;
        }
        int start = SqlAtCursor.nameStart(beforeCursor);
        String before = SqlAtCursor.wordBefore(beforeCursor, start).toLowerCase(Locale.ROOT);
        SqlNames tables = new SqlNames(vocabulary.tables(), beforeCursor.substring(start));
        if (BEFORE_A_TABLE.contains(before)) {
            return new Offer(start, tables.offered());
        }
        SqlNames columns = new SqlNames(vocabulary.columns(), beforeCursor.substring(start));
        List<Word> words = new ArrayList<>(columns.offered());
        words.addAll(tables.offered());
        return new Offer(start, words);
    }

    private static int firstWordEnd(String line) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return end;
    }

    /** What stands after the last blank; empty after a blank. */
    private static String lastWord(String line) {
        int start = line.length();
        while (start > 0 && !Character.isWhitespace(line.charAt(start - 1))) {
            start--;
        }
        return line.substring(start);
    }

    private static List<String> wordsBefore(String line, String begun) {
        String before = line.substring(0, line.length() - begun.length()).strip();
        return List.of(before.split("\\s+"));
    }
}
