package dev.lockstep.rehearse;

import dev.lockstep.postgres.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The queries of this room: {@code .sql} files beside this class. */
final class Catalog {
    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*\\R");

    private Catalog() {}

    /** The query of that file with its values, {@code ?} by {@code ?}. */
    static Sql query(String name, @Nullable Object... values) {
        try (InputStream resource = Catalog.class.getResourceAsStream(name + ".sql")) {
            if (resource == null) {
                throw new IllegalStateException("no query " + name);
            }
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return Sql.of(COMMENT.matcher(text).replaceAll("").strip(), values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
