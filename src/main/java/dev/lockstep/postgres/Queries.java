package dev.lockstep.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The catalog queries: {@code .sql} resources beside this class, with {@code $1} for a value. */
final class Queries {
    private Queries() {}

    /** Reads {@code server-facts} from {@code server-facts.sql}. */
    static String read(String name) {
        try (InputStream resource = Queries.class.getResourceAsStream(name + ".sql")) {
            if (resource == null) {
                throw new IllegalStateException("no query " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
