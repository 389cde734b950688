package dev.lockstep.project;

import dev.lockstep.model.FailureException;
import dev.lockstep.model.Problem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code prisma.config.ts} (Prisma 6 and later) says that migrations lie: {@code
 * migrations.path}, else beside {@code schema}. The file is a program; only paths written out in
 * quotes are read, or joined of such, and what is not is told.
 *
 * @param folder relative to the root; null when the file names none that we can read
 * @param problem when it names one in another way
 */
record PrismaConfig(@Nullable String folder, @Nullable Problem problem) {
    private static final List<String> EXTENSIONS = List.of("ts", "mts", "cts", "js", "mjs", "cjs");
    private static final PrismaConfig NOTHING = new PrismaConfig(null, null);

    /** What the file in that root says; nothing where there is none. */
    static PrismaConfig in(Path root) {
        return file(root).map(file -> read(root, file)).orElse(NOTHING);
    }

    private static Optional<Path> file(Path root) {
        for (String start : List.of("prisma.config.", ".config/prisma.")) {
            for (String extension : EXTENSIONS) {
                Path file = root.resolve(start + extension);
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private static PrismaConfig read(Path root, Path file) {
        String shownAs = ShownPath.of(root, file);
        try {
            ConfigObject object = ConfigObject.exportedBy(TextFile.read(file, shownAs).text());
            ConfigObject.Value path = object.at("migrations", "path");
            if (path.isUnclear()) {
                return unclear("migrations.path", shownAs);
            }
            if (path.text() != null) {
                return new PrismaConfig(relative(root, file.resolveSibling(path.text())), null);
            }
            ConfigObject.Value schema = object.at("schema");
            if (schema.isUnclear()) {
                return unclear("schema", shownAs);
            }
            return schema.text() == null
                    ? NOTHING
                    : new PrismaConfig(
                            relative(root, beside(file.resolveSibling(schema.text()))), null);
        } catch (FailureException | InvalidPathException unreadable) {
            return unclear("migrations.path", shownAs);
        }
    }

    /** The schema may be a file or a folder of several. */
    static Path beside(Path schema) {
        return schema.toString().endsWith(".prisma")
                ? schema.resolveSibling("migrations")
                : schema.resolve("migrations");
    }

    private static String relative(Path root, Path folder) {
        return root.relativize(folder.toAbsolutePath().normalize()).toString();
    }

    private static PrismaConfig unclear(String key, String shownAs) {
        return new PrismaConfig(
                null,
                new Problem(
                        null,
                        shownAs
                                + " says by a program where migrations lie ("
                                + key
                                + "), and Lockstep reads only a path in quotes",
                        shownAs,
                        "name the folder in lockstep.toml, under [project]: migrations = \"...\""));
    }
}
