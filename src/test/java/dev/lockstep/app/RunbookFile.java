package dev.lockstep.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A transcript: commands as typed, and below each what was shown, on lines that begin with a bar.
 */
final class RunbookFile {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private RunbookFile() {}

    /** The commands of a file, each with all its lines; comments, directives and blanks alone. */
    static List<String> read(Path file, Predicate<String> complete) {
        List<String> commands = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : lines(file)) {
            if (line.startsWith("|")) {
                continue;
            }
            open.append(open.isEmpty() ? "" : "\n").append(line);
            if (isPassive(open.toString()) || complete.test(open.toString())) {
                commands.add(open.toString());
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            throw new AssertionError(file + " ends within: " + open);
        }
        return commands;
    }

    /** Whether that is a comment, a directive or nothing. */
    static boolean isPassive(String command) {
        return command.isBlank() || command.startsWith("#") || command.startsWith("@");
    }

    /** The command and what came of it. */
    static String written(String command, String shown, UnaryOperator<String> redaction) {
        StringBuilder text = new StringBuilder(command).append('\n');
        redaction
                .apply(shown)
                .lines()
                .forEach(line -> text.append(line.isBlank() ? "|" : "| " + line).append('\n'));
        return text.toString();
    }

    /** Words as a shell would part them; quotes are double. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return words;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
