package dev.lockstep.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The catalog queries: {@code .sql} resources beside this class, with {@code $1}, {@code $2} ...
 * for values, so that psql runs them as they are ({@code \\bind 42 \\g}).
 */
final class Queries {
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");
    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*\\R");

    private Queries() {}

    /** The query of {@code server-facts.sql} with its values. */
    static Sql of(String name, @Nullable Object... values) {
        Matcher matcher = PARAMETER.matcher(read(name));
        List<@Nullable Object> inOrder = new ArrayList<>();
        String text =
                matcher.replaceAll(found -> {
                    inOrder.add(values[Integer.parseInt(found.group(1)) - 1]);
                    return "?";
                });
        return new Sql(text, inOrder);
    }

    /** The query with the one literal that it needs written into it, to go without values. */
    static Sql constant(String name, String literal) {
        return Sql.of(read(name).replace("$1", literal));
    }

    private static String read(String name) {
        try (InputStream resource = Queries.class.getResourceAsStream(name + ".sql")) {
            if (resource == null) {
                throw new IllegalStateException("no query " + name);
            }
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return COMMENT.matcher(text).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
