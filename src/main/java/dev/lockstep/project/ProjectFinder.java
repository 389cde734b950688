package dev.lockstep.project;

import dev.lockstep.model.Failure.WrongUsage;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Problem;
import dev.lockstep.project.LayoutDetector.Detected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the project that somebody means who stands in a directory, or who names one. */
final class ProjectFinder {
    private static final List<String> MARKS_OF_A_ROOT =
            List.of(ConfigurationFile.NAME, "package.json", ".git");

    private ProjectFinder() {}

    /**
     * Where a project is.
     *
     * @param folder its migrations where they were found or named; null when the configuration or
     *     the usual folders are to tell
     */
    record Location(Path root, @Nullable Path folder) {}

    /**
     * Finds it.
     *
     * @param named whether the directory was named as the project ({@code -C}) and not merely stood
     *     in: then what lies in it counts more than a lockstep.toml above it
     * @throws FailureException with {@code WrongUsage} saying where it looked
     */
    static Location find(Path start, boolean named) {
        if (!Files.isDirectory(start)) {
            throw new FailureException(
                    new WrongUsage(
                            "no such directory: " + start, "name the project's directory: -C DIR"));
        }
        return (named ? inNamed(start) : Optional.<Location>empty())
                .or(() -> configuredAbove(start))
                .or(() -> detectedAbove(start))
                .orElseThrow(() -> new FailureException(nothing(start)));
    }

    private static Optional<Location> inNamed(Path directory) {
        if (isFile(directory, ConfigurationFile.NAME)) {
            return Optional.of(new Location(directory, null));
        }
        if (LayoutDetector.inFolder(directory).isPresent()) {
            return Optional.of(ofFolder(directory));
        }
        return LayoutDetector.inRoot(directory).isEmpty()
                ? Optional.empty()
                : Optional.of(new Location(directory, null));
    }

    private static Optional<Location> configuredAbove(Path start) {
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            if (isFile(directory, ConfigurationFile.NAME)) {
                return Optional.of(new Location(directory, null));
            }
        }
        return Optional.empty();
    }

    /** Looks no further up than the repository. */
    private static Optional<Location> detectedAbove(Path start) {
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            if (LayoutDetector.inFolder(directory).isPresent()) {
                return Optional.of(ofFolder(directory));
            }
            List<Detected> found = LayoutDetector.inRoot(directory);
            if (found.size() == 1) {
                Path root = rootAt(directory).orElse(directory);
                return Optional.of(new Location(root, found.getFirst().folder()));
            }
            if (!found.isEmpty()) {
                return Optional.of(new Location(directory, null));
            }
            if (Files.exists(directory.resolve(".git"))) {
                break;
            }
        }
        return Optional.empty();
    }

    private static Location ofFolder(Path folder) {
        Path parent = folder.getParent();
        if (parent == null) {
            return new Location(folder, folder);
        }
        return new Location(rootAt(parent).orElse(parent), folder);
    }

    private static Optional<Path> rootAt(Path start) {
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            for (String mark : MARKS_OF_A_ROOT) {
                if (Files.exists(directory.resolve(mark))) {
                    return Optional.of(directory);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isFile(Path directory, String name) {
        return Files.isRegularFile(directory.resolve(name));
    }

    private static WrongUsage nothing(Path start) {
        Set<String> folders = LayoutDetector.usualFolders(start);
        String there =
                folders.stream()
                        .filter(folder -> Files.isDirectory(start.resolve(folder)))
                        .map(folder -> "; " + folder + " is there, but holds neither")
                        .collect(Collectors.joining());
        Problem unclear = PrismaConfig.in(start).problem();
        if (unclear != null) {
            return new WrongUsage(unclear.message(), unclear.next());
        }
        return new WrongUsage(
                "no project in "
                        + start
                        + " or above it: neither lockstep.toml, nor <digits>_<name>/up.sql or"
                        + " <digits>_<name>/migration.sql in "
                        + String.join(", ", folders)
                        + there,
                "lockstep new NAME begins one here; lockstep -C DIR opens one elsewhere; lockstep"
                        + " demo shows one");
    }
}
