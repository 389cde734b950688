package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A role that may look but not touch. */
class ReadOnlyRoleIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path directory;
    private TestProject project;
    private String role;
    private String url;

    @BeforeEach
    void open() {
        project = TestProject.nativeIn(directory);
        project.up("001_users", "CREATE TABLE users (id int PRIMARY KEY);")
                .down("001_users", "DROP TABLE users;");
        role = db.name() + "_reader";
        db.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'look'");
        db.execute("GRANT pg_read_all_data TO " + role);
        url = db.url().replaceFirst("//[^@]*@", "//" + role + ":look@");
    }

    @AfterEach
    void forgetTheRole() {
        db.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
    }

    private Program.Said as(String who, String... arguments) {
        return Program.in(directory).with("LOCKSTEP_URL", who).run(arguments);
    }

    @Test
    void looksAtAnEmptyDatabaseAndIsToldWhatTheAdministratorMustRun() {
        Program.Said status = as(url, "status");
        assertThat(status.code()).as(status.text()).isZero();
        assertThat(status.out()).contains("001_users").contains("pending");
        assertThat(as(url, "plan").code()).isZero();
        Program.Said refused = as(url, "apply", "all", "--yes", "--stage", "development");
        assertThat(refused.code()).as(refused.text()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.text()).contains(role).contains("CREATE SCHEMA").contains("GRANT");
        assertThat(
                        db.rows(
                                "SELECT to_regclass('users') IS NULL, to_regnamespace('lockstep') IS NULL"))
                .containsExactly("t|t");
    }

    @Test
    void everythingThatOnlyReadsWorksOnADatabaseOfOthers() {
        assertThat(as(db.url(), "apply", "all", "--yes", "--stage", "development").code()).isZero();
        project.up("002_mail", "ALTER TABLE users ADD COLUMN mail text;");
        assertThat(as(url, "status").out()).contains("1 applied").contains("1 pending");
        assertThat(as(url, "plan").out()).contains("002_mail");
        assertThat(as(url, "show", "002_mail").out()).contains("ADD COLUMN mail");
        assertThat(as(url, "log").out()).contains("001_users");
        assertThat(as(url, "sql", "select count(*) from users").code()).isZero();

        Program.Said refused = as(url, "apply", "all", "--yes", "--stage", "development");
        assertThat(refused.code()).as(refused.text()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.text())
                .contains(role + " may not write")
                .contains("nothing was changed")
                .contains("GRANT USAGE ON SCHEMA");
        Program.Said back = as(url, "rollback", "last", "--yes", "--stage", "development");
        assertThat(back.code()).as(back.text()).isNotZero();
        assertThat(
                        db.rows(
                                "SELECT count(*) FROM information_schema.columns WHERE table_name = 'users'"))
                .containsExactly("1");
        assertThat(db.rows("SELECT name, state FROM lockstep.migration"))
                .containsExactly("001_users|applied");
    }

    @Test
    void whatCannotBeReadIsNotKnownAndNotPending() {
        assertThat(as(db.url(), "apply", "all", "--yes", "--stage", "development").code()).isZero();
        db.execute("REVOKE pg_read_all_data FROM " + role);
        isNotKnown("GRANT USAGE ON SCHEMA \"lockstep\" TO \"" + role + "\"");
        db.execute("GRANT USAGE ON SCHEMA lockstep TO " + role);
        isNotKnown("GRANT SELECT ON ALL TABLES IN SCHEMA \"lockstep\" TO \"" + role + "\"");
        db.execute("GRANT SELECT ON ALL TABLES IN SCHEMA lockstep TO " + role);
        assertThat(as(url, "status").out()).contains("1 applied");
    }

    private void isNotKnown(String grant) {
        Program.Said status = as(url, "status");
        assertThat(status.code()).as(status.text()).isEqualTo(ExitCode.FAILED);
        assertThat(status.out())
                .contains("001_users")
                .contains("what is applied is not known")
                .contains("permission denied")
                .contains(grant)
                .doesNotContain("pending")
                .doesNotContain("no drift");
        Program.Said json = as(url, "status", "--json");
        assertThat(json.code()).isEqualTo(ExitCode.FAILED);
        assertThat(json.out())
                .containsPattern("\"counts\":null")
                .containsPattern("\"state\":null")
                .contains("\"user\":\"" + role);
    }

    @Test
    void aHistoryOfPrismaThatCannotBeReadIsNotKnownEither(@TempDir Path prisma) {
        TestProject.prismaIn(prisma).up("001_users", "CREATE TABLE users (id int);");
        Program.Said applied =
                Program.in(prisma)
                        .with("LOCKSTEP_URL", db.url())
                        .run("apply", "all", "--yes", "--stage", "development");
        assertThat(applied.code()).as(applied.text()).isZero();
        db.execute("REVOKE pg_read_all_data FROM " + role);
        Program.Said status = Program.in(prisma).with("LOCKSTEP_URL", url).run("status");
        assertThat(status.out())
                .contains("what is applied is not known")
                .contains("GRANT SELECT ON \"public\".\"_prisma_migrations\" TO \"" + role)
                .doesNotContain("pending");
    }
}
