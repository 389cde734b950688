package dev.lockstep.project;

import dev.lockstep.model.FailureException;
import dev.lockstep.model.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prisma Migrate's: {@code prisma/migrations/<timestamp>_<name>/migration.sql} beside {@code
 * migration_lock.toml}. As with Prisma, any folder that holds the script is a migration, whatever
 * its name, and they are applied in the order of their names as strings.
 */
final class PrismaLayout implements FolderLayout {
    private static final String LOCK = "migration_lock.toml";
    private static final Pattern PROVIDER =
            Pattern.compile("(?m)^\\s*provider\\s*=\\s*[\"']([^\"'\\r\\n]*)[\"']");
    private static final Set<String> POSTGRESQL = Set.of("postgresql", "postgres");

    @Override
    public Layout layout() {
        return Layout.PRISMA;
    }

    @Override
    public List<String> usualFolders(Path root) {
        String configured = PrismaConfig.in(root).folder();
        if (configured != null) {
            return List.of(configured);
        }
        Set<String> folders = new LinkedHashSet<>();
        PackageJson.prismaMigrations(root).ifPresent(folders::add);
        folders.addAll(List.of("prisma/migrations", "migrations", "db/migrations"));
        return List.copyOf(folders);
    }

    @Override
    public Optional<Path> marker(Path folder) {
        return Optional.of(folder.resolve(LOCK)).filter(Files::isRegularFile);
    }

    @Override
    public Comparator<String> order() {
        return Comparator.naturalOrder();
    }

    @Override
    public String up() {
        return "migration.sql";
    }

    /** {@code migrate deploy} stops at a folder without its script: P3015. */
    @Override
    public boolean takesEveryFolder() {
        return true;
    }

    @Override
    public @Nullable String nameProblem(String name) {
        return null;
    }

    @Override
    public String checksum(TextFile up) {
        return Checksums.ofBytes(up.bytes());
    }

    @Override
    public List<Problem> problems(Path folder, String shownAs, List<String> names) {
        Optional<Path> lock = marker(folder);
        if (lock.isEmpty()) {
            return List.of();
        }
        String file = shownAs + "/" + LOCK;
        try {
            Matcher provider = PROVIDER.matcher(TextFile.read(lock.get(), file).text());
            if (!provider.find() || POSTGRESQL.contains(provider.group(1))) {
                return List.of();
            }
            return List.of(
                    new Problem(
                            null,
                            "this Prisma project is for "
                                    + provider.group(1)
                                    + ", Lockstep speaks PostgreSQL",
                            file,
                            "choose the project whose provider is postgresql: -C DIR",
                            true));
        } catch (FailureException unreadable) {
            return List.of(
                    new Problem(
                            null,
                            unreadable.failure().message(),
                            file,
                            unreadable.failure().next()));
        }
    }
}
