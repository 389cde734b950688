package dev.lockstep.project;

import dev.lockstep.model.Failure.WrongUsage;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Problem;
import dev.lockstep.postgres.Surroundings;
import dev.lockstep.project.LayoutDetector.Detected;
import dev.lockstep.project.ProjectFinder.Location;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a project, and reads it again quickly. Not thread-safe. */
public final class ProjectReader {
    private final Location location;
    private final ConfigurationReader configurations;
    private final Clock clock;
    private @Nullable Configuration configuration;
    private @Nullable Opened opened;
    private List<Problem> layoutProblems = List.of();

    private ProjectReader(Location location, Path userConfiguration, Clock clock) {
        this.location = location;
        this.clock = clock;
        Path file = location.root().resolve(ConfigurationFile.NAME);
        this.configurations = new ConfigurationReader(file, userConfiguration, clock);
    }

    /** The folder of migrations that is being read. */
    private record Opened(Layout layout, Path folder, MigrationFiles files) {}

    /**
     * Finds the project.
     *
     * @param directory as named with {@code -C}: a project, or a folder of migrations itself; null
     *     when none was named: then {@code LOCKSTEP_PROJECT}, then the working directory count
     * @param userConfiguration the user's own config.toml, which need not be there
     * @throws FailureException with {@code WrongUsage} when there is none, saying where it looked
     */
    public static ProjectReader open(
            @Nullable Path directory,
            Surroundings surroundings,
            Path userConfiguration,
            Clock clock) {
        Optional<Path> named =
                Optional.ofNullable(directory)
                        .or(() ->
                                surroundings.variable("LOCKSTEP_PROJECT").map(ProjectReader::path));
        Path start =
                surroundings
                        .directory()
                        .resolve(named.orElse(Path.of("")))
                        .toAbsolutePath()
                        .normalize();
        Location location = ProjectFinder.find(start, named.isPresent());
        return new ProjectReader(location, userConfiguration, clock);
    }

    /**
     * A native project that begins in that directory: nothing is written before the first
     * migration.
     */
    public static ProjectReader begin(Path directory, Path userConfiguration, Clock clock) {
        Path root = directory.toAbsolutePath().normalize();
        return new ProjectReader(new Location(root, null), userConfiguration, clock);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new FailureException(
                    new WrongUsage(
                            "LOCKSTEP_PROJECT is no path: " + e.getMessage(),
                            "set it to the project's directory"));
        }
    }

    /** The project's directory. */
    public Path root() {
        return location.root();
    }

    /**
     * What lockstep.toml and the user's own file say now; the migrations are not looked at.
     *
     * @throws FailureException with {@code SyntaxProblem} or {@code LayoutProblem} when they cannot
     *     be used
     */
    public Configuration configuration() {
        return configurations.read();
    }

    /** The project's name by that configuration. */
    public String name(Configuration configuration) {
        return configuration.projectName().orElseGet(this::directoryName);
    }

    /**
     * How its migrations lie on disk; they are not looked at.
     *
     * @throws FailureException as {@link #read}
     */
    public Layout layout() {
        return opened(configurations.read()).layout();
    }

    /**
     * The project as it is on disk now. What is wrong with single migrations is among its problems.
     *
     * @throws FailureException with {@code SyntaxProblem} or {@code LayoutProblem} when its
     *     configuration cannot be used, {@code WrongUsage} when its layout is not clear
     */
    public Project read() {
        Configuration current = configurations.read();
        Opened files = opened(current);
        MigrationFiles.Found found = files.files().read();
        List<Problem> problems = new ArrayList<>(current.problems());
        problems.addAll(layoutProblems);
        problems.addAll(found.problems());
        return new Project(
                location.root(),
                name(current),
                files.layout(),
                files.folder(),
                found.migrations(),
                problems,
                current);
    }

    private Opened opened(Configuration current) {
        Opened files = opened;
        if (files == null || current != configuration) {
            files = reopened(decide(current), files);
            opened = files;
            configuration = current;
            layoutProblems = layoutProblems(files.layout(), current);
        }
        return files;
    }

    /** Where the other tool's own configuration could not tell, and ours does not either. */
    private List<Problem> layoutProblems(Layout layout, Configuration current) {
        Problem unclear =
                layout == Layout.PRISMA && current.migrations().isEmpty()
                        ? PrismaConfig.in(location.root()).problem()
                        : null;
        return unclear == null ? List.of() : List.of(unclear);
    }

    private Detected decide(Configuration current) {
        Path folder = location.folder();
        if (folder != null) {
            return LayoutDetector.ofFolder(folder, current.layout().map(MigrationLayout::of));
        }
        return LayoutDetector.decide(location.root(), current)
                .orElseGet(() -> {
                    MigrationLayout ours = MigrationLayout.of(Layout.NATIVE);
                    Path usual =
                            location.root().resolve(ours.usualFolders(location.root()).getFirst());
                    return new Detected(ours, usual, usual);
                });
    }

    private Opened reopened(Detected detected, @Nullable Opened before) {
        Layout layout = detected.layout().layout();
        if (before != null
                && before.layout() == layout
                && before.folder().equals(detected.folder())) {
            return before;
        }
        return new Opened(
                layout,
                detected.folder(),
                detected.layout().open(location.root(), detected.folder(), clock));
    }

    private String directoryName() {
        Path name = location.root().getFileName();
        return name == null ? "project" : name.toString();
    }
}
