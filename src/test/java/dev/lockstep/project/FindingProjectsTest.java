package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.model.Failure.WrongUsage;
import dev.lockstep.model.FailureException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingProjectsTest {
    @TempDir Path directory;
    private ProjectOnDisk disk = new ProjectOnDisk(Path.of(""));

    @BeforeEach
    void openTheFolder() {
        disk = new ProjectOnDisk(directory);
    }

    private static WrongUsage refusal(ThrowingCallable call) {
        try {
            call.call();
        } catch (FailureException e) {
            return (WrongUsage) e.failure();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("was not refused");
    }

    @Test
    void findsANativeProjectByItsScripts() {
        disk.file("migrations/2_b/up.sql", "select 2;").file("migrations/10_c/up.sql", "select 3;");
        disk.file("migrations/1_a/up.sql", "select 1;");

        Project project = disk.read();

        assertThat(project.root()).isEqualTo(directory);
        assertThat(project.name()).isEqualTo(directory.getFileName().toString());
        assertThat(project.layout()).isEqualTo(Layout.NATIVE);
        assertThat(project.migrationsDirectory()).isEqualTo(directory.resolve("migrations"));
        assertThat(project.migrations())
                .extracting(Migration::name, Migration::version)
                .containsExactly(tuple("1_a", "1"), tuple("2_b", "2"), tuple("10_c", "10"));
    }

    @Test
    void findsAPrismaProjectWithoutItsLock() {
        disk.file("prisma/migrations/1_a/migration.sql", "select 1;");

        assertThat(disk.read().layout()).isEqualTo(Layout.PRISMA);
    }

    @Test
    void findsPrismaMigrationsThatPackageJsonPointsTo() {
        disk.file(
                "package.json",
                """
                {"name": "x", "scripts": {"a": {"prisma": 1}}, "prisma": {"seed": "x", "schema": "src/db/schema.prisma"}}
                """);
        disk.file("src/db/migrations/1_a/migration.sql", "select 1;");

        assertThat(disk.read().migrationsDirectory())
                .isEqualTo(directory.resolve("src/db/migrations"));
    }

    @Test
    void findsPrismaBeforeItsFirstMigration() {
        disk.file("prisma/schema.prisma", "");

        Project project = disk.read();

        assertThat(project.layout()).isEqualTo(Layout.PRISMA);
        assertThat(project.problems()).hasSize(1);
    }

    @Test
    void goesUpToTheConfigurationFromWithin() {
        disk.file("lockstep.toml", "[project]\nname = \"portfolio\"\n");
        disk.file("migrations/1_a/up.sql", "select 1;").folder("src/main");

        Project project = disk.standingIn("src/main").read();

        assertThat(project.root()).isEqualTo(directory);
        assertThat(project.name()).isEqualTo("portfolio");
    }

    @Test
    void goesUpToTheMigrationsWithoutAConfiguration() {
        disk.file("app/.git/HEAD", "").file("app/prisma/migrations/1_a/migration.sql", "select 1;");
        disk.folder("app/src/main");

        assertThat(disk.standingIn("app/src/main").read().root())
                .isEqualTo(directory.resolve("app"));
        assertThat(disk.standingIn("app/prisma").read().root()).isEqualTo(directory.resolve("app"));
        assertThat(disk.standingIn("app/prisma/migrations/1_a").read().root())
                .isEqualTo(directory.resolve("app"));
    }

    @Test
    void looksNoFurtherUpThanTheRepository() {
        disk.file("migrations/1_a/up.sql", "select 1;").file("app/.git/HEAD", "");

        assertThatThrownBy(() -> disk.standingIn("app")).isInstanceOf(FailureException.class);
    }

    @Test
    void takesANamedFolderOfMigrationsWithTheRootAbove() {
        disk.file("package.json", "{}").file("db/changes/1_a/up.sql", "select 1;");

        Project project = disk.reader("db/changes").read();

        assertThat(project.root()).isEqualTo(directory);
        assertThat(project.migrationsDirectory()).isEqualTo(directory.resolve("db/changes"));
        assertThat(project.migrations().getFirst().up().shownAs())
                .isEqualTo("db/changes/1_a/up.sql");
    }

    @Test
    void takesTheParentOfANamedFolderWhereNothingMarksTheRoot() {
        disk.file("db/changes/1_a/up.sql", "select 1;");

        assertThat(disk.reader("db/changes").read().root()).isEqualTo(directory.resolve("db"));
    }

    @Test
    void prefersWhatLiesInANamedDirectoryToAConfigurationAbove() {
        disk.file("lockstep.toml", "[project]\nname = \"whole\"\n");
        disk.file("migrations/1_a/up.sql", "select 1;");
        disk.file("packages/shared/prisma/migrations/1_b/migration.sql", "select 1;");

        assertThat(disk.reader("packages/shared").read().layout()).isEqualTo(Layout.PRISMA);
        assertThat(disk.standingIn("packages/shared").read().name()).isEqualTo("whole");
    }

    @Test
    void opensTheProjectOfTheVariable() {
        disk.file("app/migrations/1_a/up.sql", "select 1;").variable("LOCKSTEP_PROJECT", "app");

        assertThat(disk.reader(null).read().root()).isEqualTo(directory.resolve("app"));
    }

    @Test
    void takesLayoutAndFolderFromTheConfiguration() {
        disk.file(
                "lockstep.toml",
                """
                [project]
                layout = "prisma"
                migrations = "changes"
                """);
        disk.file("changes/1_a/migration.sql", "select 1;");
        disk.file("migrations/1_a/up.sql", "select 1;");

        Project project = disk.read();

        assertThat(project.layout()).isEqualTo(Layout.PRISMA);
        assertThat(project.migrationsDirectory()).isEqualTo(directory.resolve("changes"));
        assertThat(project.migrations()).hasSize(1);
    }

    @Test
    void findsTheFolderOfTheConfiguredLayout() {
        disk.file("lockstep.toml", "[project]\nlayout = \"native\"\n");
        disk.file("prisma/migrations/1_a/migration.sql", "select 1;");
        disk.file("db/migrations/1_a/up.sql", "select 1;");

        assertThat(disk.read().migrationsDirectory()).isEqualTo(directory.resolve("db/migrations"));
    }

    @Test
    void readsTheConfigurationAgainWhenItChanges() {
        disk.file("migrations/1_a/up.sql", "select 1;");
        ProjectReader reader = disk.reader(".");
        assertThat(reader.read().name()).isEqualTo(directory.getFileName().toString());

        disk.file("lockstep.toml", "[project]\nname = \"new\"\n");

        assertThat(reader.read().name()).isEqualTo("new");
    }

    @Test
    void showsWhatItSawWhereItCouldBeSeveral() {
        disk.file("prisma/migrations/migration_lock.toml", "");
        disk.file("migrations/1_a/up.sql", "select 1;");

        WrongUsage refusal = refusal(() -> disk.read());

        assertThat(refusal.message())
                .contains("native by migrations/1_a/up.sql")
                .contains("prisma by prisma/migrations/migration_lock.toml");
        assertThat(refusal.next()).contains("-C migrations").contains("lockstep.toml");
    }

    @Test
    void saysWhereItLookedWhenThereIsNone() {
        disk.file("app/.git/HEAD", "");

        WrongUsage refusal = refusal(() -> disk.standingIn("app"));

        assertThat(refusal.message())
                .contains(directory.resolve("app").toString())
                .contains("lockstep.toml")
                .contains("prisma/migrations");
        assertThat(refusal.next()).contains("lockstep new").contains("lockstep demo");
    }

    @Test
    void saysThatAFolderHoldsNothingItKnows() {
        disk.file("app/.git/HEAD", "").file("app/migrations/V1__init.sql", "select 1;");

        assertThat(refusal(() -> disk.standingIn("app")).message())
                .endsWith("; migrations is there, but holds neither");
    }

    @Test
    void saysThatANamedDirectoryIsNotThere() {
        assertThat(refusal(() -> disk.reader("nowhere")).message()).contains("no such directory");
    }
}
