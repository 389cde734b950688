package dev.lockstep.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.SchemaListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Applies other projects' histories from empty, and compares with what psql makes of the same
 * files. They are not part of this project: {@code -Dlockstep.corpus=DIR} says where they are.
 */
class CorpusPrismaIT {
    private static final System.Logger LOG = System.getLogger(CorpusPrismaIT.class.getName());

    private static final Path CORPUS =
            Path.of(System.getProperty("lockstep.corpus", "../shared/corpus"))
                    .toAbsolutePath()
                    .resolve("prisma")
                    .normalize();

    @RegisterExtension final PgDatabase ours = new PgDatabase();
    @RegisterExtension final PgDatabase theirs = new PgDatabase();
    @TempDir Path home;

    @BeforeEach
    void needsTheCorpus() {
        assumeThat(CORPUS)
                .as("no corpus at %s: set -Dlockstep.corpus to try real histories", CORPUS)
                .isDirectory();
    }

    @Test
    void appliesHoppscotch() throws Exception {
        applies("hoppscotch");
    }

    @Test
    void appliesLangfuse() throws Exception {
        applies("langfuse");
    }

    @Test
    void appliesUmami() throws Exception {
        applies("umami");
    }

    @Test
    void knowsEveryHistoryOfTheCorpus() throws IOException {
        try (Stream<Path> entries = Files.list(CORPUS)) {
            assertThat(entries.filter(Files::isDirectory).map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder("hoppscotch", "langfuse", "umami");
        }
    }

    private void applies(String history) throws Exception {
        Path folder = folder(CORPUS.resolve(history));
        List<Path> migrations = migrations(folder);
        Program.Said ended =
                Program.in(home)
                        .with("LOCKSTEP_URL", ours.url())
                        .run("-C", folder.toString(), "apply", "all", "--yes");
        assertThat(ended.code()).as(ended.text()).isZero();

        boolean byPsql = withPsql(migrations);
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: {1} migrations, compared with {2}",
                history,
                migrations.size(),
                byPsql ? "psql" : "whole files by the simple protocol");
        assertThat(SchemaListing.of(ours))
                .hasSizeGreaterThan(100)
                .isEqualTo(SchemaListing.of(theirs));
        assertThat(
                        ours.rows(
                                "SELECT migration_name, checksum, applied_steps_count,"
                                        + " finished_at IS NOT NULL, rolled_back_at IS NULL, logs IS NULL"
                                        + " FROM _prisma_migrations ORDER BY migration_name COLLATE \"C\""))
                .isEqualTo(rowsThatPrismaWouldAccept(migrations));

        Program.Said again =
                Program.in(home)
                        .with("LOCKSTEP_URL", ours.url())
                        .run("-C", folder.toString(), "status", "--exit-code");
        assertThat(again.code()).as(again.text()).isZero();
    }

    private static List<String> rowsThatPrismaWouldAccept(List<Path> migrations) throws Exception {
        List<String> rows = new ArrayList<>();
        for (Path migration : migrations) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(migration));
            rows.add(
                    parent(migration).getFileName()
                            + "|"
                            + HexFormat.of().formatHex(digest)
                            + "|1|t|t|t");
        }
        return rows;
    }

    private static Path folder(Path history) throws IOException {
        try (Stream<Path> files = Files.walk(history)) {
            return parent(
                    files.filter(file -> file.endsWith("migration_lock.toml"))
                            .findFirst()
                            .orElseThrow());
        }
    }

    private static Path parent(Path file) {
        return requireNonNull(file.getParent());
    }

    private static List<Path> migrations(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.resolve("migration.sql"))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(file -> parent(file).getFileName().toString()))
                    .toList();
        }
    }

    /** One psql session for all files; without psql each file is one query string. */
    private boolean withPsql(List<Path> migrations) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "psql",
                                "--no-psqlrc",
                                "--quiet",
                                "--set=ON_ERROR_STOP=1",
                                "--dbname=" + theirs.url()));
        migrations.forEach(file -> command.add("--file=" + file));
        Process psql;
        try {
            psql =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(home.resolve("psql.txt").toFile())
                            .start();
        } catch (IOException notThere) {
            for (Path file : migrations) {
                theirs.execute(Files.readString(file));
            }
            return false;
        }
        int code = psql.waitFor();
        assertThat(code).as(Files.readString(home.resolve("psql.txt"))).isZero();
        return true;
    }
}
