package dev.lockstep.project;

import dev.lockstep.model.Failure.WrongUsage;
import dev.lockstep.model.FailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code .env} file of a Prisma project, read only when somebody asked for it. */
final class Dotenv {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("^\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)$");

    private Dotenv() {}

    /**
     * The last value of a variable in the project's {@code .env}, or in the one beside Prisma's
     * schema.
     *
     * @throws FailureException when it refers to other variables, which we do not follow
     */
    static Optional<String> variable(Path root, String name) {
        for (String file : List.of(".env", "prisma/.env")) {
            Path path = root.resolve(file);
            if (Files.isRegularFile(path)) {
                Optional<String> value = find(TextFile.read(path, file).text(), name);
                if (value.isPresent()) {
                    return Optional.of(literal(value.get(), name, file));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> find(String text, String name) {
        return text.lines()
                .map(ASSIGNMENT::matcher)
                .filter(Matcher::matches)
                .filter(line -> line.group(1).equals(name))
                .map(line -> line.group(2))
                .reduce((earlier, later) -> later);
    }

    /** A quoted value goes to its closing quote, another one to a comment or the line's end. */
    private static String literal(String raw, String name, String file) {
        String value;
        char quote = raw.isEmpty() ? ' ' : raw.charAt(0);
        int closing = raw.indexOf(quote, 1);
        if ((quote == '"' || quote == '\'') && closing > 0) {
            value = raw.substring(1, closing);
        } else {
            value = raw.replaceFirst("\\s+#.*$", "").strip();
        }
        if (quote != '\'' && value.contains("${")) {
            throw new FailureException(
                    new WrongUsage(
                            name + " in " + file + " refers to other variables",
                            "set " + name + " itself in the environment"));
        }
        return value;
    }
}
