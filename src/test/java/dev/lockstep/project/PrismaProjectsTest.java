package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrismaProjectsTest {
    private static final String LOCK = "prisma/migrations/migration_lock.toml";

    @TempDir Path directory;
    private ProjectOnDisk disk = new ProjectOnDisk(Path.of(""));

    @BeforeEach
    void writeALock() {
        disk = new ProjectOnDisk(directory).file(LOCK, "# comment\nprovider = \"postgresql\"\n");
    }

    @Test
    void ordersByNameAsTextLikePrisma() {
        disk.file("prisma/migrations/10_b/migration.sql", "select 1;");
        disk.file("prisma/migrations/9_a/migration.sql", "select 1;");
        disk.file("prisma/migrations/20240101000000_b/migration.sql", "select 1;");
        disk.file("prisma/migrations/20240101000000_a/migration.sql", "select 1;");
        disk.file("prisma/migrations/init/migration.sql", "select 1;");

        Project project = disk.read();

        assertThat(project.layout()).isEqualTo(Layout.PRISMA);
        assertThat(project.problems()).isEmpty();
        assertThat(project.migrations())
                .extracting(Migration::name)
                .containsExactly("10_b", "20240101000000_a", "20240101000000_b", "9_a", "init");
    }

    @Test
    void takesTheChecksumOfTheBytes() {
        disk.file("prisma/migrations/1_a/migration.sql", "\uFEFFselect 1;\r\n");

        Migration migration = disk.read().migrations().getFirst();

        assertThat(migration.checksum())
                .isEqualTo("0ce1a315e8d453541dfee34a980aa24a148ea8cd68ebf96a4b4dde51391e2307");
        assertThat(migration.up().source().text()).isEqualTo("select 1;\r\n");
    }

    @Test
    void takesOurOptionalFilesBesideThePrismaScript() {
        disk.file("prisma/migrations/1_a/migration.sql", "select 1;");
        disk.file("prisma/migrations/1_a/down.sql", "select 2;");
        disk.file("prisma/migrations/1_a/verify.sql", "select 3;");
        disk.file("prisma/migrations/1_a/backfill.sql", "select 4;");

        Migration migration = disk.read().migrations().getFirst();

        assertThat(migration.down().orElseThrow().source().text()).isEqualTo("select 2;");
        assertThat(migration.verify().orElseThrow().source().text()).isEqualTo("select 3;");
        assertThat(migration.backfill().orElseThrow().shownAs())
                .isEqualTo("prisma/migrations/1_a/backfill.sql");
        assertThat(migration.directory()).isEqualTo("prisma/migrations/1_a");
    }

    @Test
    void saysThatTheProjectIsForAnotherDatabase() {
        disk.file(LOCK, "provider = \"mysql\"\n");
        disk.file("prisma/migrations/1_a/migration.sql", "select 1;");

        Project project = disk.read();

        assertThat(project.migrations()).hasSize(1);
        assertThat(project.problems())
                .extracting(Problem::message)
                .containsExactly("this Prisma project is for mysql, Lockstep speaks PostgreSQL");
        assertThat(project.problems()).allMatch(Problem::forbidsChanges);
    }

    @Test
    void missesTheScript() {
        disk.file("prisma/migrations/1_a/README.md", "hello");

        assertThat(disk.read().problems())
                .extracting(Problem::message)
                .containsExactly("missing file: prisma/migrations/1_a/migration.sql");
    }
}
