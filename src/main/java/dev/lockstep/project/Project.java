package dev.lockstep.project;

import dev.lockstep.model.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * A directory of migrations as it is on disk at one moment. Cheap to ask for again: unchanged files
 * are not read twice by the same {@link ProjectReader}.
 *
 * @param root its directory
 * @param name from the configuration, else the directory's name
 * @param layout {@code native} or {@code prisma}
 * @param migrationsDirectory where the migrations lie
 * @param migrations in the order in which they are applied
 * @param problems what is wrong with its files, without hiding the rest
 */
public record Project(
        Path root,
        String name,
        Layout layout,
        Path migrationsDirectory,
        List<Migration> migrations,
        List<Problem> problems,
        Configuration configuration) {
    /** Keeps its own copies. */
    public Project {
        migrations = List.copyOf(migrations);
        problems = List.copyOf(problems);
    }
}
