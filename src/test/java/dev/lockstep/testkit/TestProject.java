package dev.lockstep.testkit;

import dev.lockstep.postgres.Surroundings;
import dev.lockstep.project.ProjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A project in a temporary directory, written migration by migration. */
public final class TestProject {
    private final Path root;
    private final boolean prisma;

    private TestProject(Path root, boolean prisma) {
        this.root = root;
        this.prisma = prisma;
    }

    /** Of the native layout. */
    public static TestProject nativeIn(Path root) {
        TestProject project = new TestProject(root, false);
        project.write("lockstep.toml", "[project]\nname = \"test\"\nlayout = \"native\"\n");
        return project;
    }

    /** Of Prisma's. */
    public static TestProject prismaIn(Path root) {
        TestProject project = new TestProject(root, true);
        project.write("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
        return project;
    }

    /** Its directory. */
    public Path root() {
        return root;
    }

    /** Where its migrations lie. */
    public Path migrations() {
        return root.resolve(prisma ? "prisma/migrations" : "migrations");
    }

    /** Writes a migration's up script, again if need be. */
    public TestProject up(String name, String sql) {
        return file(name, prisma ? "migration.sql" : "up.sql", sql);
    }

    /** Writes a migration's down script. */
    public TestProject down(String name, String sql) {
        return file(name, "down.sql", sql);
    }

    /** Writes a file of a migration. */
    public TestProject file(String migration, String file, String text) {
        write(root.relativize(migrations()) + "/" + migration + "/" + file, text);
        return this;
    }

    /** Writes a file of the project. */
    public void write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads it. */
    public ProjectReader reader() {
        Surroundings nothing = new Surroundings(Map.of(), root, "test", root);
        return ProjectReader.open(root, nothing, root.resolve("no-user.toml"), Clock.systemUTC());
    }
}
