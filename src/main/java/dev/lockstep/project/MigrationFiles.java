package dev.lockstep.project;

import dev.lockstep.model.Problem;
import java.util.List;

/** The migrations of one folder, read again cheaply when little changed. Not thread-safe. */
interface MigrationFiles {
    /** As they are on disk now. */
    Found read();

    /** The migrations in the order in which they are applied, and what is wrong with the rest. */
    record Found(List<Migration> migrations, List<Problem> problems) {}
}
