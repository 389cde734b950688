package dev.lockstep.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Texts that lie beside these classes. */
final class Resource {
    private Resource() {}

    /** One that is part of the program. */
    static String text(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is missing"));
    }

    /** One that may be there; an absolute name is another package's. */
    static Optional<String> find(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
