package dev.lockstep.project;

import dev.lockstep.model.Failure.WrongUsage;
import dev.lockstep.model.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out which layout a folder of migrations is in, and where a project keeps that folder. */
final class LayoutDetector {
    private static final List<MigrationLayout> LAYOUTS =
            Arrays.stream(Layout.values()).map(MigrationLayout::of).toList();
    private static final String PRISMA_SCHEMA = "schema.prisma";

    private LayoutDetector() {}

    /** A folder of migrations, its layout, and the file that shows it. */
    record Detected(MigrationLayout layout, Path folder, Path evidence) {}

    /** What that folder is; empty when it holds no migration of any layout. */
    static Optional<Detected> inFolder(Path folder) {
        for (MigrationLayout layout : LAYOUTS) {
            Optional<Path> marker = layout.marker(folder);
            if (marker.isPresent()) {
                return Optional.of(new Detected(layout, folder, marker.get()));
            }
        }
        Queue<Path> entries = entries(folder);
        for (Path entry = entries.poll(); entry != null; entry = entries.poll()) {
            for (MigrationLayout layout : LAYOUTS) {
                Optional<Path> script = layout.script(entry);
                if (script.isPresent()) {
                    return Optional.of(new Detected(layout, folder, script.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** All that lies where projects of the known layouts usually have it. */
    static List<Detected> inRoot(Path root) {
        List<Detected> found = new ArrayList<>();
        usualFolders(root).forEach(folder -> inFolder(root.resolve(folder)).ifPresent(found::add));
        if (!found.isEmpty()) {
            return found;
        }
        // Nothing written yet: a schema of Prisma's, or a folder made for migrations.
        MigrationLayout prisma = MigrationLayout.of(Layout.PRISMA);
        for (String folder : prisma.usualFolders(root)) {
            Path schema = root.resolve(folder).resolveSibling(PRISMA_SCHEMA);
            if (Files.isRegularFile(schema)) {
                return List.of(new Detected(prisma, root.resolve(folder), schema));
            }
        }
        MigrationLayout ours = MigrationLayout.of(Layout.NATIVE);
        Path empty = root.resolve(ours.usualFolders(root).getFirst());
        return Files.isDirectory(empty) && entries(empty).isEmpty()
                ? List.of(new Detected(ours, empty, empty))
                : List.of();
    }

    /** Where migrations are looked for, relative to a root. */
    static Set<String> usualFolders(Path root) {
        return LAYOUTS.stream()
                .flatMap(layout -> layout.usualFolders(root).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Decides for a project; empty when nothing says what it is.
     *
     * @throws FailureException with {@code WrongUsage} when it could be several
     */
    static Optional<Detected> decide(Path root, Configuration configuration) {
        Optional<MigrationLayout> layout = configuration.layout().map(MigrationLayout::of);
        if (configuration.migrations().isPresent()) {
            Path folder = configured(root, configuration.migrations().get());
            return Optional.of(ofFolder(folder, layout));
        }
        if (layout.isPresent()) {
            return Optional.of(usual(root, layout.get()));
        }
        List<Detected> found = inRoot(root);
        if (found.size() > 1) {
            throw new FailureException(ambiguous(root, found));
        }
        return found.stream().findFirst();
    }

    /** A folder whose layout may be given. */
    static Detected ofFolder(Path folder, Optional<MigrationLayout> given) {
        return given.map(layout -> new Detected(layout, folder, folder))
                .or(() -> inFolder(folder))
                .orElseGet(() -> {
                    Path schema = folder.resolveSibling(PRISMA_SCHEMA);
                    Layout guess = Files.isRegularFile(schema) ? Layout.PRISMA : Layout.NATIVE;
                    return new Detected(MigrationLayout.of(guess), folder, folder);
                });
    }

    private static Path configured(Path root, String folder) {
        try {
            return root.resolve(folder).normalize();
        } catch (InvalidPathException e) {
            throw new FailureException(
                    new WrongUsage(
                            "migrations under [project] in lockstep.toml is no path: "
                                    + e.getMessage(),
                            "name the folder, relative to lockstep.toml"));
        }
    }

    private static Detected usual(Path root, MigrationLayout layout) {
        List<Path> folders = layout.usualFolders(root).stream().map(root::resolve).toList();
        return folders.stream()
                .flatMap(folder -> inFolder(folder).stream())
                .filter(detected -> detected.layout().layout() == layout.layout())
                .findFirst()
                .orElseGet(() -> {
                    Path folder =
                            folders.stream()
                                    .filter(Files::isDirectory)
                                    .findFirst()
                                    .orElse(folders.getFirst());
                    return new Detected(layout, folder, folder);
                });
    }

    private static WrongUsage ambiguous(Path root, List<Detected> found) {
        String all =
                found.stream()
                        .map(it ->
                                it.layout().layout().word()
                                        + " by "
                                        + ShownPath.of(root, it.evidence()))
                        .collect(Collectors.joining(", "));
        String first = ShownPath.of(root, found.getFirst().folder());
        return new WrongUsage(
                "several folders of migrations in " + root + ": " + all,
                "choose one: -C "
                        + first
                        + ", or in lockstep.toml under [project]: migrations = \""
                        + first
                        + "\"");
    }

    /** The entries of a folder by name, of which few are wanted; none when it cannot be read. */
    private static Queue<Path> entries(Path folder) {
        try {
            return new PriorityQueue<>(
                    Files.isDirectory(folder) ? FolderEntries.of(folder) : List.of());
        } catch (IOException e) {
            // Whoever reads the project says why; for finding one, it is not there.
            return new PriorityQueue<>();
        }
    }
}
