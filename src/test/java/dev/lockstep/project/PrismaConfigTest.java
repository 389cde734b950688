package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.FailureException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrismaConfigTest {
    @TempDir Path directory;
    private ProjectOnDisk disk = new ProjectOnDisk(Path.of(""));

    @BeforeEach
    void writeAMigrationWhereNobodyWouldLook() {
        disk = new ProjectOnDisk(directory).file("package.json", "{}");
    }

    private void migrationsIn(String folder) {
        disk.file(folder + "/migration_lock.toml", "provider = \"postgresql\"\n");
        disk.file(folder + "/20260101000000_a/migration.sql", "select 1;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                import "dotenv/config";
                import { defineConfig, env } from "prisma/config";

                export default defineConfig({
                  schema: "prisma/schema.prisma",
                  // migrations: { path: "elsewhere" },
                  migrations: {
                    seed: "tsx prisma/seed.ts",
                    path: "data/changes",
                  },
                  datasource: { url: env("DATABASE_URL") },
                });
                """,
                "export default { 'migrations': { path: './data/changes' } } satisfies PrismaConfig",
                "export default defineConfig({ migrations: { path: path.join('data', 'changes') } });",
                "module.exports = { ...base, migrations: { path: `data/changes` } };",
            })
    void readsAPathThatIsWrittenOut(String text) {
        migrationsIn("data/changes");
        disk.file("prisma.config.ts", text);

        Project project = disk.reader(null).read();

        assertThat(project.layout()).isEqualTo(Layout.PRISMA);
        assertThat(project.migrations()).extracting(Migration::name).hasSize(1);
        assertThat(project.problems()).isEmpty();
    }

    @Test
    void looksBesideTheSchemaWhereNoPathIsSaid() {
        migrationsIn("packages/db/migrations");
        disk.file(
                ".config/prisma.mjs",
                "export default { schema: '../packages/db/schema.prisma', migrations: {} };");

        assertThat(disk.reader(null).read().migrations()).hasSize(1);
    }

    @Test
    void countsMoreThanTheUsualFolders() {
        migrationsIn("prisma/migrations");
        migrationsIn("data/changes");
        disk.file(
                "prisma.config.ts",
                "export default defineConfig({ migrations: { path: 'data/changes' } })");

        assertThat(disk.reader(null).read().migrationsDirectory())
                .isEqualTo(disk.path("data/changes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export default defineConfig({ migrations: { path: folder } })",
                "export default defineConfig({ migrations: { path: process.env.M ?? 'x' } })",
                "export default defineConfig({ migrations: { path: `${base}/x` } })",
                "export default defineConfig({ migrations })",
                "export default defineConfig({ ...base })",
                "export default defineConfig(() => ({ migrations: { path: 'x' } }))",
                "const config = { migrations: { path: 'x' } }; export default config",
            })
    void saysPlainlyWhatItCannotRead(String text) {
        disk.file("prisma.config.ts", text);
        assertThatThrownBy(() -> disk.reader(null))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> {
                            assertThat(e.failure().message())
                                    .startsWith("prisma.config.ts says by a program where");
                            assertThat(e.failure().next()).contains("migrations = \"...\"");
                        });

        migrationsIn("prisma/migrations");
        assertThat(disk.reader(null).read().problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message()).contains("only a path in quotes"));

        disk.file("lockstep.toml", "[project]\nmigrations = \"prisma/migrations\"\n");
        assertThat(disk.reader(null).read().problems()).isEmpty();
    }

    @Test
    void aConfigurationOfOtherThingsChangesNothing() {
        migrationsIn("prisma/migrations");
        disk.file("prisma.config.ts", "export default defineConfig({ views: { path: 'v' } })");

        Project project = disk.reader(null).read();
        assertThat(project.migrations()).hasSize(1);
        assertThat(project.problems()).isEmpty();
    }
}
