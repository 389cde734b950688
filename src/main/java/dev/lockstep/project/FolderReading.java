package dev.lockstep.project;

import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.LayoutProblem;
import dev.lockstep.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was last read of one entry of the folder of migrations: a migration, a problem, or nothing
 * of ours. A migration that did not change stays the same object; one that did becomes another.
 */
final class FolderReading {
    private final FolderLayout layout;
    private final Path path;
    private final String name;
    private final String shownAs;
    private @Nullable FileStamp stamp;
    private Set<String> files = Set.of();
    private Map<String, ScriptReading> scripts = Map.of();
    private @Nullable Migration migration;
    private List<Problem> problems = List.of();

    FolderReading(FolderLayout layout, Path path, String name, String shownAs) {
        this.layout = layout;
        this.path = path;
        this.name = name;
        this.shownAs = shownAs;
    }

    String name() {
        return name;
    }

    /** As of the last refresh; null when the entry is none. */
    @Nullable Migration migration() {
        return migration;
    }

    /** As of the last refresh. */
    List<Problem> problems() {
        return problems;
    }

    /** Looks at the disk again. */
    void refresh(Instant now) {
        try {
            BasicFileAttributes attributes = FileStamp.attributes(path);
            if (attributes.isDirectory()) {
                refreshFolder(FileStamp.of(attributes, now), now);
            } else {
                refreshStray();
            }
        } catch (IOException e) {
            refuse(e);
        }
    }

    private void refreshFolder(FileStamp current, Instant now) throws IOException {
        boolean changed = stamp == null;
        if (!current.sameAs(stamp)) {
            Set<String> listed = list();
            if (changed || !listed.equals(files)) {
                changed = true;
                files = listed;
                scripts = scriptsAmong(listed);
            }
            stamp = current;
        }
        for (ScriptReading script : scripts.values()) {
            changed |= script.refresh(now);
        }
        if (changed) {
            describe();
        }
    }

    private Set<String> list() throws IOException {
        Set<String> names = new TreeSet<>();
        FolderEntries.of(path).forEach(file -> names.add(FolderEntries.name(file)));
        return names;
    }

    private Map<String, ScriptReading> scriptsAmong(Set<String> listed) {
        Map<String, ScriptReading> found = new TreeMap<>();
        for (String file : layout.scripts()) {
            if (listed.contains(file)) {
                ScriptReading known = scripts.get(file);
                found.put(
                        file,
                        known != null
                                ? known
                                : new ScriptReading(
                                        layout, file, path.resolve(file), shownAs + "/" + file));
            }
        }
        return found;
    }

    /** Decides what the folder is, from its name and its files. */
    private void describe() {
        migration = null;
        problems = new ArrayList<>();
        ScriptReading up = scripts.get(layout.up());
        String badName = layout.nameProblem(name);
        if (up == null && Version.of(name).isEmpty() && !layout.takesEveryFolder()) {
            return;
        }
        if (badName != null) {
            problems.add(
                    problem(
                            shownAs + " is left out: its name " + badName,
                            "call it <digits>_<words>, for example 20260321090000_add_avatar"));
        } else if (up != null) {
            migration = migration(up.file(), up.checksum());
        } else if (files.isEmpty() && !layout.takesEveryFolder()) {
            // What git leaves behind when it switches branches.
            problems.add(
                    problem(
                            shownAs + " is empty",
                            "remove the folder, or write " + shownAs + "/" + layout.up()));
        } else {
            migration = migration(missing(), null);
        }
    }

    private Migration migration(ScriptFile up, @Nullable String checksum) {
        for (ScriptReading script : scripts.values()) {
            Failure failure = script.failure();
            if (failure != null) {
                problems.add(
                        new Problem(
                                name, failure.message(), script.file().shownAs(), failure.next()));
            }
        }
        unknownDirectives();
        MigrationFolder.Scripts files =
                new MigrationFolder.Scripts(
                        up,
                        optional(FolderLayout.DOWN),
                        optional(FolderLayout.VERIFY),
                        optional(FolderLayout.BACKFILL));
        return new MigrationFolder(name, shownAs, files, checksum);
    }

    private void unknownDirectives() {
        for (String file : List.of(layout.up(), FolderLayout.DOWN)) {
            ScriptReading script = scripts.get(file);
            if (script != null && script.failure() == null) {
                Directives.unknown(script.file())
                        .ifPresent(unknown ->
                                problems.add(
                                        problem(
                                                unknown.place() + ": " + unknown.message(),
                                                unknown.next())));
            }
        }
    }

    private @Nullable ScriptFile optional(String file) {
        ScriptReading script = scripts.get(file);
        return script == null ? null : script.file();
    }

    /** A migration without its script keeps its place, so that a plan stops there. */
    private ScriptFile missing() {
        String file = shownAs + "/" + layout.up();
        LayoutProblem why =
                new LayoutProblem(
                        "missing file: " + file,
                        null,
                        "put it back, or remove the folder " + shownAs);
        problems.add(problem(why.message(), why.next()));
        return ScriptFile.unreadable(path.resolve(layout.up()), file, why);
    }

    private void refreshStray() {
        forget();
        if (name.endsWith(".sql") && !Version.of(name).isEmpty()) {
            String stem = name.substring(0, name.length() - ".sql".length());
            problems =
                    List.of(
                            problem(
                                    shownAs
                                            + " is left out: in the "
                                            + layout.layout().word()
                                            + " layout a migration is a folder",
                                    "move it to " + stem + "/" + layout.up() + " beside it"));
        }
    }

    private void refuse(IOException e) {
        forget();
        if (e instanceof NoSuchFileException && !Files.isSymbolicLink(path)) {
            return;
        }
        Failure failure = TextFile.refused(path, shownAs, e);
        problems = List.of(problem(failure.message(), failure.next()));
        boolean named = !Version.of(name).isEmpty() && !name.endsWith(".sql");
        if (layout.nameProblem(name) == null && (named || layout.takesEveryFolder())) {
            // What nobody can look into keeps its place, so that none is applied past it unseen.
            String file = shownAs + "/" + layout.up();
            ScriptFile up = ScriptFile.unreadable(path.resolve(layout.up()), file, failure);
            migration =
                    new MigrationFolder(
                            name, shownAs, new MigrationFolder.Scripts(up, null, null, null), null);
        }
    }

    private void forget() {
        stamp = null;
        files = Set.of();
        scripts = Map.of();
        migration = null;
        problems = List.of();
    }

    private Problem problem(String message, String next) {
        return new Problem(name, message, shownAs, next);
    }
}
