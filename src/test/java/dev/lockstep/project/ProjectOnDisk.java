package dev.lockstep.project;

import dev.lockstep.postgres.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A project that a test writes into a temporary folder, and the surroundings it is read in. */
final class ProjectOnDisk {
    /** Later than any file that a test writes, so that times of change count as settled. */
    static final Clock LATER = Clock.fixed(Instant.parse("2100-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final Path root;
    private final Map<String, String> variables = new HashMap<>();

    ProjectOnDisk(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path path(String file) {
        return root.resolve(file);
    }

    ProjectOnDisk file(String file, String text) {
        return file(file, text.getBytes(StandardCharsets.UTF_8));
    }

    ProjectOnDisk file(String file, byte[] bytes) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProjectOnDisk folder(String folder) {
        try {
            Files.createDirectories(root.resolve(folder));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProjectOnDisk variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Path userConfiguration() {
        return root.resolve("home/.config/lockstep/config.toml");
    }

    Surroundings surroundings() {
        return new Surroundings(variables, root.resolve("home"), "ana", root);
    }

    /** A reader as with {@code -C}; null for none. */
    ProjectReader reader(@Nullable String directory) {
        Path named = directory == null ? null : root.resolve(directory);
        return ProjectReader.open(named, surroundings(), userConfiguration(), LATER);
    }

    /** A reader as without {@code -C}, standing in a folder of the project. */
    ProjectReader standingIn(String directory) {
        Surroundings there =
                new Surroundings(variables, root.resolve("home"), "ana", root.resolve(directory));
        return ProjectReader.open(null, there, userConfiguration(), LATER);
    }

    Project read() {
        return reader(".").read();
    }
}
