package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.sql.SqlWords;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a line at the prompt is. Its first word decides: the word of a command is that command, a
 * verb of SQL is SQL, and where a word is both, a line in SQL's form is refused.
 */
sealed interface PromptLine {
    /** Nothing to do: empty, or a comment. */
    record Blank() implements PromptLine {}

    /** A command; {@code words} begins with its own word or with global options. */
    record Command(List<String> words) implements PromptLine {
        /** Keeps its own copy. */
        public Command {
            words = List.copyOf(words);
        }
    }

    /** One or more statements of SQL. */
    record SqlText(String text) implements PromptLine {}

    /** Neither, or not to be run. */
    record Refused(Failure failure) implements PromptLine {}

    /** Reads a line. */
    static PromptLine read(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return new Blank();
        }
        if (startsOption(text)) {
            return new Command(Words.of(text));
        }
        String first = firstWord(text);
        Optional<Failure> refused = SqlForms.refusal(first, text);
        if (refused.isPresent()) {
            return new Refused(refused.get());
        }
        if (first.equals("sql")) {
            return SqlLine.read(text);
        }
        boolean ofQuery = first.equals("explain") && !ExplainCommand.isMeant(text);
        if (CommandWord.of(first).isPresent() && !ofQuery) {
            return command(first, Words.of(withoutSemicolon(text)));
        }
        boolean isSql =
                SqlWords.beginsSql(text) || isComment(text) || SqlForms.isForeignSchemaImport(text);
        return isSql ? new SqlText(text) : unknown(Words.of(text).getFirst());
    }

    private static PromptLine command(String first, List<String> words) {
        if (words.getFirst().equals(first)) {
            return new Command(words);
        }
        return new Refused(
                new Failure.WrongUsage(
                        "one command a line: '" + words.getFirst() + "' is none",
                        "lockstep -c \"" + first + "; ...\" takes several"));
    }

    /** The letters and hyphens at the beginning of a text; empty when it begins otherwise. */
    static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && isOfWord(text.charAt(end), end)) {
            end++;
        }
        return text.substring(0, end);
    }

    private static boolean isOfWord(char c, int position) {
        return Character.isLetterOrDigit(c) || c == '_' || (c == '-' && position > 0);
    }

    /** A word that is no command: one of a later version, one in other letters, or a slip. */
    static Refused unknown(String word) {
        if (CommandWord.comesLater(word)) {
            return new Refused(
                    new Failure.WrongUsage(
                            "this version of Lockstep does not have '" + word + "' yet",
                            "help lists what it has"));
        }
        if (word.startsWith("\\")) {
            return new Refused(
                    new Failure.WrongUsage(
                            "'" + word + "' is a command of psql, not of Lockstep",
                            word.equals("\\q") ? "exit" : "help lists the commands"));
        }
        String folded = word.toLowerCase(Locale.ROOT);
        if (!folded.equals(word) && CommandWord.of(folded).isPresent()) {
            return new Refused(
                    new Failure.WrongUsage(
                            "commands are written in small letters: '" + word + "' is not one",
                            folded));
        }
        Optional<String> near = Near.to(folded, knownWords());
        return new Refused(
                new Failure.WrongUsage(
                        "'" + word + "' is neither a command nor SQL",
                        near.map(found -> "did you mean " + found + "? ").orElse("")
                                + "help lists the commands, sql TEXT runs any SQL"));
    }

    private static List<String> knownWords() {
        return Stream.concat(
                        Arrays.stream(CommandWord.values()).map(CommandWord::word),
                        SqlWords.verbs().stream().sorted())
                .toList();
    }

    /** {@code --json status}, but not {@code -- a comment}. */
    private static boolean startsOption(String text) {
        int letter = text.startsWith("--") ? 2 : 1;
        return text.startsWith("-")
                && text.length() > letter
                && Character.isLetter(text.charAt(letter));
    }

    private static boolean isComment(String text) {
        return text.startsWith("--") || text.startsWith("/*");
    }

    private static String withoutSemicolon(String text) {
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }
}
