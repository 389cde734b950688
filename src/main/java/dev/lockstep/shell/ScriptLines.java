package dev.lockstep.shell;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.sql.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Cuts a text into the commands that it holds, one a line, SQL up to its end however many lines
 * that takes. Lines of comment ({@code # } and {@code -- }) and of recorded output ({@code | }) are
 * passed over; nothing inside a statement is taken for either. Loads nothing of a terminal.
 */
final class ScriptLines {
    /** As {@link SourceText} counts lines. */
    private static final String LINE_ENDING = "\r\n|\n|\r";

    /** Ends the rows below a COPY ... FROM stdin, where no semicolon does. */
    private static final String END_OF_COPY = "\\.";

    private ScriptLines() {}

    /** A command and the number of the line that it begins on, from 1. */
    record Numbered(int line, String text) {
        /** Whether it is a directive of a runbook. */
        boolean isDirective() {
            return text.startsWith("@");
        }
    }

    /**
     * The commands of a file or of a pasted text, in order.
     *
     * @param complete whether a command has its end; asked only where it may have come
     * @throws FailureException with a {@code SyntaxProblem} at the first line of a statement that
     *     does not end
     */
    static List<Numbered> split(SourceText source, Predicate<String> complete) {
        List<Numbered> commands = new ArrayList<>();
        String[] lines = withoutMark(source.text()).split(LINE_ENDING, -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (isPassedOver(line)) {
                continue;
            }
            int last = line.startsWith("@") ? i : lastLine(lines, i, complete);
            if (last == lines.length) {
                throw new FailureException(unended(source, i));
            }
            commands.add(
                    new Numbered(
                            i + 1, String.join("\n", List.of(lines).subList(i, last + 1)).strip()));
            i = last;
        }
        return List.copyOf(commands);
    }

    /** Whether every command in a text has its end. */
    static boolean isComplete(String text, Predicate<String> complete) {
        String[] lines = text.split(LINE_ENDING, -1);
        for (int i = 0; i < lines.length; i++) {
            if (!isPassedOver(lines[i])) {
                i = lastLine(lines, i, complete);
            }
            if (i == lines.length) {
                return false;
            }
        }
        return true;
    }

    /** The index of the line on which the command ends that begins there; past the last if none. */
    private static int lastLine(String[] lines, int first, Predicate<String> complete) {
        StringBuilder command = new StringBuilder();
        for (int i = first; i < lines.length; i++) {
            command.append(i == first ? "" : "\n").append(lines[i]);
            boolean mayEnd =
                    i == first || lines[i].indexOf(';') >= 0 || lines[i].equals(END_OF_COPY);
            if (mayEnd && complete.test(command.toString())) {
                return i;
            }
        }
        return lines.length;
    }

    private static boolean isPassedOver(String line) {
        String text = line.strip();
        return text.isEmpty()
                || text.startsWith("#")
                || text.startsWith("--")
                || text.startsWith("| ")
                || text.equals("|");
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Failure unended(SourceText source, int line) {
        return new Failure.SyntaxProblem(
                "the statement that begins here has no end",
                source.place(offsetOf(source.text(), line)),
                "end it with ;");
    }

    private static int offsetOf(String text, int line) {
        int offset = 0;
        for (int i = 0; i < line; i++) {
            while (text.charAt(offset) != '\n' && text.charAt(offset) != '\r') {
                offset++;
            }
            offset += text.startsWith("\r\n", offset) ? 2 : 1;
        }
        return offset;
    }
}
