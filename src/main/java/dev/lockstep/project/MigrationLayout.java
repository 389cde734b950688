package dev.lockstep.project;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one layout decides: where its migrations lie, their names and order, how they are read. */
interface MigrationLayout {
    /** Which one this is. */
    Layout layout();

    /**
     * Where a project of this layout usually keeps its migrations, relative to its root, the usual
     * one first.
     */
    List<String> usualFolders(Path root);

    /** A file in a folder of migrations that only this layout has, if it is there. */
    Optional<Path> marker(Path folder);

    /** The script that makes this entry of a folder one of this layout's migrations. */
    Optional<Path> script(Path entry);

    /** Names of migrations in the order in which they are applied. */
    Comparator<String> order();

    /**
     * Reads the migrations of a folder, again and again.
     *
     * @param root the project's directory, to which paths are shown
     */
    MigrationFiles open(Path root, Path folder, Clock clock);

    /**
     * The files of a new migration: paths relative to the folder of migrations, and their texts.
     *
     * @param name version and words, e.g. {@code 20260321090000_add_avatar}
     * @param title the words as typed, on one line
     */
    Map<String, String> filesOfNew(String name, String title, boolean backfill);

    /**
     * The same with scripts that are written already.
     *
     * @param name version and words, e.g. {@code 20260321090000_add_avatar}
     */
    Map<String, String> filesOfNew(String name, NewMigration.Scripts scripts);

    /** The class for that layout. */
    static MigrationLayout of(Layout layout) {
        return switch (layout) {
            case NATIVE -> new NativeLayout();
            case PRISMA -> new PrismaLayout();
        };
    }
}
