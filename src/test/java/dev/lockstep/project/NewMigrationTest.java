package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.Created;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewMigrationTest {
    private static final Clock NOW =
            Clock.fixed(Instant.parse("2026-03-21T09:00:00Z"), ZoneOffset.UTC);

    @TempDir Path directory;
    private ProjectOnDisk disk = new ProjectOnDisk(Path.of(""));

    @BeforeEach
    void openTheFolder() {
        disk = new ProjectOnDisk(directory);
    }

    private Created write(Project project, String words) {
        return new NewMigration(NOW).write(project, words, false);
    }

    private Project native_(String... names) {
        disk.folder("migrations");
        for (String name : names) {
            disk.file("migrations/" + name + "/up.sql", "select 1;");
        }
        return disk.read();
    }

    private Project prisma(String... names) {
        disk.file("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
        for (String name : names) {
            disk.file("prisma/migrations/" + name + "/migration.sql", "select 1;");
        }
        return disk.read();
    }

    @Test
    void writesAnUpScriptWithAHint() {
        Created created = write(native_(), "Add user avatar");

        assertThat(created.migration()).isEqualTo("20260321090000_add_user_avatar");
        assertThat(created.files())
                .containsExactly("migrations/20260321090000_add_user_avatar/up.sql");
        assertThat(disk.path(created.files().getFirst()))
                .hasContent(
                        """
                        -- Add user avatar
                        -- The way back, where there is one, goes into down.sql beside this file.
                        """);
        Project project = disk.read();
        assertThat(project.problems()).isEmpty();
        assertThat(project.migrations()).hasSize(1);
    }

    @Test
    void writesWhatPrismaReads() {
        Created created = write(prisma("20260101000000_init"), "roles");

        assertThat(created.files())
                .containsExactly("prisma/migrations/20260321090000_roles/migration.sql");
    }

    @Test
    void writesABackfillBesideIt() {
        Created created = new NewMigration(NOW).write(native_(), "roles", true);

        assertThat(created.files())
                .containsExactly(
                        "migrations/20260321090000_roles/up.sql",
                        "migrations/20260321090000_roles/backfill.sql");
        assertThat(disk.path(created.files().getLast()))
                .content()
                .contains("-- lockstep: backfill ")
                .contains("-- lockstep: verify");
    }

    @Test
    void makesWordsOfAnyName() {
        Project project = native_();

        assertThat(write(project, "AddUserAvatar").migration()).endsWith("_add_user_avatar");
        assertThat(write(project, "  Größe -- prüfen! ").migration()).endsWith("_gro_e_prufen");
        assertThat(write(project, "../../etc/passwd").migration()).endsWith("_etc_passwd");
        assertThatThrownBy(() -> write(project, "??")).isInstanceOf(FailureException.class);
        assertThatThrownBy(() -> write(project, "x".repeat(201)))
                .isInstanceOf(FailureException.class);
    }

    @Test
    void keepsTheTitleInsideItsComment() {
        Created created = write(native_(), "drop\ntable\r\nx");

        assertThat(disk.path(created.files().getFirst())).content().startsWith("-- drop table x\n");
    }

    @Test
    void comesASecondAfterANewerOne() {
        assertThat(write(native_("20260321090000_a"), "b").migration())
                .isEqualTo("20260321090001_b");
        assertThat(write(native_("20991231235959_z"), "c").migration())
                .isEqualTo("21000101000000_c");
    }

    @Test
    void comesANumberAfterOneThatIsNoTime() {
        assertThat(write(native_("99999999999999_z"), "b").migration())
                .isEqualTo("100000000000000_b");
    }

    @Test
    void comesAfterAllInTheOrderOfPrisma() {
        assertThat(write(prisma("01_init", "19_last"), "b").migration())
                .isEqualTo("20260321090000_b");
        assertThat(write(prisma("30_later", "init"), "c").migration()).isEqualTo("31_c");
    }

    @Test
    void refusesANameThatIsThereUnderAnotherVersion() {
        assertThatThrownBy(() -> write(native_("20260101000000_add_roles"), "Add roles"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> {
                            assertThat(e.failure().message())
                                    .isEqualTo(
                                            "there is a migration of that name already:"
                                                    + " 20260101000000_add_roles");
                            assertThat(e.failure().next()).contains("new add_roles_again");
                        });
        assertThat(write(native_(), "roles").migration()).endsWith("_roles");
    }

    @Test
    void refusesWhereNothingCanComeAfter() {
        assertThatThrownBy(() -> write(prisma("99_last"), "b"))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("no version comes after 99_last");
    }

    @Test
    void refusesAFolderThatIsThere() {
        Project project = native_();
        disk.folder("migrations/20260321090000_a");

        assertThatThrownBy(() -> write(project, "a"))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("it is there already");
        assertThat(disk.path("migrations/20260321090000_a")).isEmptyDirectory();
    }

    @Test
    void beginsANativeProjectWhereThereIsNone() {
        ProjectReader reader = ProjectReader.begin(directory, disk.userConfiguration(), NOW);

        Created created = write(reader.read(), "first");

        assertThat(created.files()).containsExactly("migrations/20260321090000_first/up.sql");
        assertThat(disk.path("lockstep.toml")).doesNotExist();
        assertThat(reader.read().migrations()).hasSize(1);
        assertThat(disk.read().migrations()).hasSize(1);
    }
}
