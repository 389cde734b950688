package dev.lockstep.project;

import dev.lockstep.model.Failure;
import dev.lockstep.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder that holds one folder per migration. Reading again costs two system calls per
 * migration while nothing changes: one for its folder, one for each of its scripts.
 */
final class MigrationFolders implements MigrationFiles {
    private final FolderLayout layout;
    private final Path folder;
    private final String shownAs;
    private final Clock clock;
    private @Nullable FileStamp listed;
    private List<FolderReading> readings = List.of();

    MigrationFolders(FolderLayout layout, Path root, Path folder, Clock clock) {
        this.layout = layout;
        this.folder = folder;
        this.shownAs = ShownPath.of(root, folder);
        this.clock = clock;
    }

    @Override
    public Found read() {
        Instant now = clock.instant();
        try {
            FileStamp stamp = FileStamp.of(FileStamp.attributes(folder), now);
            if (!stamp.sameAs(listed)) {
                readings = list();
                listed = stamp;
            }
        } catch (IOException e) {
            listed = null;
            readings = List.of();
            return new Found(List.of(), List.of(noFolder(e)));
        }
        List<Migration> migrations = new ArrayList<>(readings.size());
        List<Problem> problems = new ArrayList<>();
        // Each looks at its own files only: two of them at a time halve the wait for the disk.
        readings.parallelStream().forEach(reading -> reading.refresh(now));
        for (FolderReading reading : readings) {
            Migration migration = reading.migration();
            if (migration != null) {
                migrations.add(migration);
            }
            problems.addAll(reading.problems());
        }
        problems.addAll(
                layout.problems(
                        folder, shownAs, migrations.stream().map(Migration::name).toList()));
        if (migrations.isEmpty() && problems.isEmpty()) {
            problems.add(
                    new Problem(
                            null,
                            "there are no migrations in " + shownAs + " yet",
                            shownAs,
                            "new NAME"));
        }
        return new Found(migrations, problems);
    }

    private Problem noFolder(IOException e) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return new Problem(
                    null,
                    "the folder of migrations, " + shownAs + ", is not there",
                    shownAs,
                    "new NAME makes it; another one is named by migrations = under [project] in"
                            + " lockstep.toml");
        }
        Failure failure = TextFile.refused(folder, shownAs, e);
        return new Problem(null, failure.message(), shownAs, failure.next());
    }

    /** The folder's entries in order; those known keep what was read of them. */
    private List<FolderReading> list() throws IOException {
        Map<String, FolderReading> known = new HashMap<>();
        readings.forEach(reading -> known.put(reading.name(), reading));
        List<FolderReading> entries = new ArrayList<>();
        for (Path entry : FolderEntries.of(folder)) {
            String name = FolderEntries.name(entry);
            FolderReading reading = known.get(name);
            entries.add(
                    reading != null
                            ? reading
                            : new FolderReading(layout, entry, name, shownAs + "/" + name));
        }
        Comparator<String> order = layout.order();
        entries.sort((one, other) -> order.compare(one.name(), other.name()));
        return entries;
    }
}
