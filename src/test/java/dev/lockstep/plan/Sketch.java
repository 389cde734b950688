package dev.lockstep.plan;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.ledger.JournalRun.JournalStep;
import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.ledger.LedgerEntry.State;
import dev.lockstep.model.Direction;
import dev.lockstep.model.MigrationKind;
import dev.lockstep.project.Configuration;
import dev.lockstep.project.Layout;
import dev.lockstep.project.Migration;
import dev.lockstep.project.Project;
import dev.lockstep.project.ScriptFile;
import dev.lockstep.sql.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A project, a ledger and a journal, drawn by hand. Moments count minutes from 10:00. */
final class Sketch {
    private final Path root;
    private final Layout layout;
    private final List<Migration> migrations = new ArrayList<>();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<JournalRun> runs = new ArrayList<>();

    Sketch(Path root, Layout layout) {
        this.root = root;
        this.layout = layout;
    }

    /** A migration with files; its checksum is {@code c:} and its name. */
    Sketch script(String name, String up, @Nullable String down) {
        ScriptFile upFile = write(name, "up.sql", up);
        Optional<ScriptFile> downFile =
                down == null ? Optional.empty() : Optional.of(write(name, "down.sql", down));
        migrations.add(new Drawn(name, upFile, downFile, "c:" + name));
        return this;
    }

    /** The same with a way back, and scripts that touch nothing in common. */
    Sketch files(String... names) {
        for (String name : names) {
            script(name, "CREATE TABLE t_" + name + " (n int);", "DROP TABLE t_" + name + ";");
        }
        return this;
    }

    Sketch applied(String... names) {
        for (String name : names) {
            entry(name, State.APPLIED, "c:" + name, entries.size());
        }
        return this;
    }

    Sketch entry(String name, State state, @Nullable String checksum, int minute) {
        Instant at = at(minute);
        Instant end = state == State.UNFINISHED || state == State.SKIPPED ? null : at;
        entries.add(
                new LedgerEntry(name, state, "run of " + name, checksum, at, end, "ana", 1, null));
        return this;
    }

    Sketch failedInPrisma(String name, String log, int minute) {
        entries.add(
                new LedgerEntry(
                        name,
                        State.UNFINISHED,
                        "run of " + name,
                        "c:" + name,
                        at(minute),
                        null,
                        null,
                        0,
                        log));
        return this;
    }

    /** A run that was undone whole. */
    Sketch leftNothing(String name, Direction direction, int minute, String why) {
        return run(name, direction, true, "failed", true, minute, why, List.of());
    }

    /** A run outside a transaction. */
    Sketch stopped(
            String name, Direction direction, String outcome, int minute, JournalStep... steps) {
        return run(
                name,
                direction,
                false,
                outcome,
                false,
                minute,
                "lock not available",
                List.of(steps));
    }

    /** A way back outside a transaction that stopped after its first statement. */
    Sketch rollbackStopped(String name, int minute) {
        JournalStep first =
                new JournalStep(1, StatementHash.of(down(name).getFirst()), "done", List.of(), 0);
        return stopped(name, Direction.DOWN, "failed", minute, first);
    }

    private List<Statement> down(String name) {
        return migration(name).down().orElseThrow().script().statements();
    }

    private Migration migration(String name) {
        return migrations.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    }

    /** Writes another up script for a migration. */
    Sketch rewrite(String name, String up) {
        Migration old = migration(name);
        migrations.set(
                migrations.indexOf(old),
                new Drawn(name, write(name, "edited.sql", up), old.down(), "c:" + name));
        return this;
    }

    /** Many migrations whose scripts nobody will ask for. */
    Sketch withoutScripts(List<String> names) {
        for (String name : names) {
            ScriptFile nowhere = new ScriptFile(root.resolve(name), name);
            migrations.add(new Drawn(name, nowhere, Optional.empty(), "c:" + name));
        }
        return this;
    }

    Sketch run(
            String name,
            Direction direction,
            boolean transactional,
            String outcome,
            boolean leftNothing,
            int minute,
            @Nullable String note,
            List<JournalStep> steps) {
        runs.add(
                new JournalRun(
                        (direction == Direction.UP ? "run of " : "way back of ") + name,
                        name,
                        direction == Direction.UP ? "apply" : "rollback",
                        direction,
                        transactional,
                        outcome,
                        leftNothing,
                        at(minute),
                        null,
                        "ana",
                        note,
                        steps));
        return this;
    }

    /** A step of a migration's up script as it is now. */
    JournalStep step(String name, int index, String outcome) {
        String hash = StatementHash.of(migration(name).up().script().statements().get(index - 1));
        return new JournalStep(index, hash, outcome, List.of(), -1);
    }

    Project project() {
        return new Project(
                root, "sketch", layout, root, migrations, List.of(), new Configuration());
    }

    MigrationStates states() {
        return MigrationStates.of(project(), entries, runs);
    }

    private ScriptFile write(String name, String file, String text) {
        try {
            Path folder = Files.createDirectories(root.resolve(name));
            Path path = Files.writeString(folder.resolve(file), text);
            return new ScriptFile(path, name + "/" + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-11-21T10:00:00Z").plusSeconds(60L * minute);
    }

    private record Drawn(
            String name, ScriptFile up, Optional<ScriptFile> down, @Nullable String checksum)
            implements Migration {
        @Override
        public String version() {
            return name.replaceFirst("_.*", "");
        }

        @Override
        public String directory() {
            return name;
        }

        @Override
        public Optional<ScriptFile> verify() {
            return Optional.empty();
        }

        @Override
        public Optional<ScriptFile> backfill() {
            return Optional.empty();
        }

        @Override
        public MigrationKind kind() {
            return MigrationKind.SCHEMA;
        }
    }
}
