package dev.lockstep.project;

import dev.lockstep.model.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A layout with one folder per migration: {@code 20260321090000_add_avatar/}, its scripts inside
 * under fixed names.
 */
interface FolderLayout extends MigrationLayout {
    /** The way back; the other tool of a foreign layout ignores it. */
    String DOWN = "down.sql";

    /** What fails or returns a row when the migration is not as it should be. */
    String VERIFY = "verify.sql";

    /** What runs after up, in batches. */
    String BACKFILL = "backfill.sql";

    /** The name of the script that applies a migration. */
    String up();

    /** The names of all scripts that a migration may have. */
    default List<String> scripts() {
        return List.of(up(), DOWN, VERIFY, BACKFILL);
    }

    /**
     * Whether every folder is a migration, also one that holds no script, as the other tool sees
     * it: that tool stops there, and so does a plan.
     */
    default boolean takesEveryFolder() {
        return false;
    }

    /** Why a folder of that name is no migration, as the end of a sentence; null when it is one. */
    @Nullable String nameProblem(String name);

    /** The checksum as this layout's ledger keeps it. */
    String checksum(TextFile up);

    /**
     * What is wrong with the whole.
     *
     * @param shownAs the folder's path relative to the project
     * @param names of its migrations, in order
     */
    List<Problem> problems(Path folder, String shownAs, List<String> names);

    @Override
    default Optional<Path> script(Path entry) {
        Path script = entry.resolve(up());
        boolean there =
                !Version.of(FolderEntries.name(entry)).isEmpty() && Files.isRegularFile(script);
        return there ? Optional.of(script) : Optional.empty();
    }

    @Override
    default MigrationFiles open(Path root, Path folder, Clock clock) {
        return new MigrationFolders(this, root, folder, clock);
    }

    @Override
    default Map<String, String> filesOfNew(String name, String title, boolean backfill) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                name + "/" + up(),
                """
                -- %s
                -- The way back, where there is one, goes into %s beside this file.
                """
                        .formatted(title, DOWN));
        if (backfill) {
            files.put(
                    name + "/" + BACKFILL,
                    """
                    -- One UPDATE, DELETE or INSERT ... SELECT that Lockstep runs in batches after %1$s.
                    -- lockstep: backfill batch=ctid target=50ms workers=1

                    -- A query that finds a row for as long as work is left.
                    -- lockstep: verify
                    """
                            .formatted(up()));
        }
        return files;
    }

    @Override
    default Map<String, String> filesOfNew(String name, NewMigration.Scripts scripts) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(name + "/" + up(), scripts.up());
        if (scripts.down() != null) {
            files.put(name + "/" + DOWN, scripts.down());
        }
        return files;
    }
}
