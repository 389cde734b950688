package dev.lockstep.plan.phase;

import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The catalog queries of this room. */
final class Catalog {
    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*\\R");

    private Catalog() {}

    /** The rows of the query of {@code name.sql}. */
    static <T extends @Nullable Object> List<T> rows(
            Session session, String name, Function<Row, T> reader, @Nullable Object... values) {
        return session.query(Sql.of(text(name), values), reader);
    }

    /** What depends on a column and would have to go before it. */
    static List<String> dependents(Session session, String table, String column) {
        return rows(session, "dependents", row -> row.text("line"), table, column);
    }

    /** Functions whose text holds the names of table and column. */
    static List<String> mentions(Session session, String table, String column) {
        return rows(session, "mentions", row -> row.text("line"), word(table), word(column));
    }

    /** A name as a word of its own, for a regular expression of the server. */
    static String word(String name) {
        return "\\m" + name.replaceAll("([^A-Za-z0-9_ ])", "\\\\$1") + "\\M";
    }

    private static String text(String name) {
        try (InputStream in =
                Objects.requireNonNull(Catalog.class.getResourceAsStream(name + ".sql"), name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return COMMENT.matcher(text).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
