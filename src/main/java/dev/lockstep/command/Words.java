package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.sql.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a line: divided by blanks, or in single or double quotes, which may hold blanks and
 * the other quote. A quote is written twice to stand for itself; a backslash is a backslash.
 */
final class Words {
    private Words() {}

    /**
     * Splits a line.
     *
     * @throws FailureException with a {@code SyntaxProblem} where a quote is not closed
     */
    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
            } else {
                at = word(line, at, words);
            }
        }
        return words;
    }

    /** Reads one word into the list, and says where it ended. */
    private static int word(String line, int start, List<String> words) {
        StringBuilder word = new StringBuilder();
        int at = start;
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
            char c = line.charAt(at);
            at = c == '\'' || c == '"' ? quoted(line, at, word) : plain(c, at, word);
        }
        words.add(word.toString());
        return at;
    }

    private static int plain(char c, int at, StringBuilder word) {
        word.append(c);
        return at + 1;
    }

    private static int quoted(String line, int open, StringBuilder word) {
        char quote = line.charAt(open);
        int at = open + 1;
        while (at < line.length()) {
            boolean isQuote = line.charAt(at) == quote;
            boolean twice = isQuote && at + 1 < line.length() && line.charAt(at + 1) == quote;
            if (isQuote && !twice) {
                return at + 1;
            }
            word.append(line.charAt(at));
            at += twice ? 2 : 1;
        }
        throw new FailureException(
                new Failure.SyntaxProblem(
                        "the quote that opens here is not closed",
                        new SourceText("line", line).place(open),
                        "close it with " + quote));
    }
}
