package dev.lockstep.command;

import java.util.ArrayList;
import java.util.List;

/**
 * A line that begins with {@code sql}: options first, then the raw rest, in which quotes, blanks
 * and backslashes belong to SQL.
 */
final class SqlLine {
    private SqlLine() {}

    /** As words: {@code sql}, its options, {@code --}, and the statement as one word. */
    static PromptLine read(String text) {
        List<String> words = new ArrayList<>(List.of("sql"));
        String rest = text.substring("sql".length()).strip();
        while (startsOption(rest)) {
            int end = endOfWord(rest);
            String option = rest.substring(0, end);
            words.add(option);
            rest = rest.substring(end).strip();
            if (option.equals("--out") || option.equals("--confirm") || option.equals("--color")) {
                int valueEnd = endOfWord(rest);
                words.addAll(Words.of(rest.substring(0, valueEnd)));
                rest = rest.substring(valueEnd).strip();
            }
        }
        if (!rest.isEmpty()) {
            words.add("--");
            words.add(rest);
        }
        return new PromptLine.Command(words);
    }

    private static boolean startsOption(String rest) {
        return (rest.startsWith("--") && rest.length() > 2 && Character.isLetter(rest.charAt(2)))
                || rest.equals("-h")
                || rest.startsWith("-h ");
    }

    /** Where the first word ends; one in quotes ends with its quote. */
    private static int endOfWord(String rest) {
        if (rest.startsWith("'") || rest.startsWith("\"")) {
            int close = rest.indexOf(rest.charAt(0), 1);
            return close < 0 ? rest.length() : close + 1;
        }
        int end = 0;
        while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
            end++;
        }
        return end;
    }
}
