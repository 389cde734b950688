package dev.lockstep.project;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
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

    /**
     * Before anybody is asked whether to go on.
     *
     * @throws FailureException with {@code LayoutProblem} when its files are not for PostgreSQL
     */
    public void requireRunnable() {
        for (Problem problem : problems) {
            if (problem.forbidsChanges()) {
                throw new FailureException(
                        new Failure.LayoutProblem(problem.message(), null, problem.next()));
            }
        }
    }
}
