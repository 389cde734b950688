package dev.lockstep.shell;

import java.util.List;
import java.util.function.Predicate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;

/**
 * Tells JLine where a line ends and which word is at the cursor, and nothing else: its own parser
 * would take away backslashes and swallow what follows an apostrophe.
 */
final class LineParser implements Parser {
    private final Predicate<String> complete;
    private final WordStart wordStart;

    /** Where the word begins whose end is the end of that text. */
    @FunctionalInterface
    interface WordStart {
        int in(String beforeCursor);
    }

    LineParser(Predicate<String> complete, WordStart wordStart) {
        this.complete = complete;
        this.wordStart = wordStart;
    }

    @Override
    public CompletingParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !ScriptLines.isComplete(line, complete)) {
            throw new EOFError(-1, -1, "the statement goes on until its ;");
        }
        int end = Math.min(cursor, line.length());
        int start = context == ParseContext.COMPLETE ? wordStart.in(line.substring(0, end)) : 0;
        return new AtCursor(line, end, line.substring(start, end));
    }

    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }

    /** The word before the cursor stands for the whole line: only it is ever replaced. */
    private record AtCursor(String line, int cursor, String word) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
