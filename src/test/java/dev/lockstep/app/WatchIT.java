package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Drift gets a name and a time, and nobody is kept from anything by it. */
class WatchIT {
    private static final String NOTES =
            "SELECT command, kind, object, by_lockstep, application"
                    + " FROM lockstep_watch.object_change ORDER BY seq";

    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path directory;
    private TestProject project;

    @BeforeEach
    void open() {
        project = TestProject.nativeIn(directory);
        project.up("001_users", "CREATE TABLE users (id int PRIMARY KEY);");
    }

    private Program.Said as(String url, String... words) {
        return Program.in(directory).with("LOCKSTEP_URL", url).run(words);
    }

    private Program.Said lockstep(String... words) {
        return as(db.url(), words);
    }

    private void on() {
        Program.Said on = lockstep("drift", "--watch", "on", "--stage", "development");
        assertThat(on.code()).as(on.text()).isZero();
    }

    @Test
    void whatOthersChangedIsListedAndOurRunsAreNot() {
        assertThat(lockstep("drift").out()).contains("the watch is off", "drift --watch on");
        on();
        assertThat(lockstep("apply", "all", "--yes", "--stage", "development").code()).isZero();
        assertThat(lockstep("drift").out()).contains("the watch is on", "nothing was changed past");
        Session other = db.session();
        other.execute("SET application_name = 'psql'");
        other.execute("ALTER TABLE users ADD COLUMN secret text");
        other.execute("CREATE INDEX CONCURRENTLY users_secret ON users (secret)");
        other.execute("CREATE VIEW shown AS SELECT id FROM users");
        other.execute("CREATE TEMPORARY TABLE scratch (id int)");
        other.execute("DROP TABLE users CASCADE");
        assertThat(db.rows(NOTES).stream().filter(note -> note.endsWith("|f|psql")).toList())
                .containsExactly(
                        "ALTER TABLE|table|public.users|f|psql",
                        "CREATE INDEX|index|public.users_secret|f|psql",
                        "CREATE VIEW|view|public.shown|f|psql",
                        "DROP TABLE|table|public.users|f|psql",
                        "DROP TABLE|view|public.shown|f|psql");
        assertThat(lockstep("drift").out())
                .contains("DROP TABLE", "view public.shown", "psql", "postgres")
                .doesNotContain("CREATE TABLE", "scratch");
        assertThat(lockstep("drift", "--json", "--limit", "1").out())
                .contains("\"watch\":\"on\"", "\"application\":\"psql\"", "\"more\":true");
    }

    @Test
    void aGrantHasAKindAndSaysThatItsNameIsNotTold() {
        on();
        db.execute("CREATE TABLE public.granted (id int)");
        db.execute("GRANT SELECT ON public.granted TO PUBLIC");
        assertThat(lockstep("drift").out()).contains("GRANT", "a table, its name is not told");
    }

    @Test
    void noStatementTextIsKept() {
        on();
        db.execute("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1 /* hunter2 */'");
        assertThat(db.rows("SELECT o::text FROM lockstep_watch.object_change o"))
                .isNotEmpty()
                .noneMatch(note -> note.contains("hunter2"));
    }

    @Test
    void nobodyIsKeptFromAnythingWhereItCannotBeNoted() {
        on();
        Session holder = db.session();
        holder.execute("BEGIN");
        holder.execute("LOCK TABLE lockstep_watch.object_change IN ACCESS EXCLUSIVE MODE");
        Session other = db.session();
        other.execute("SET lock_timeout = '20s'");
        other.execute("CREATE TABLE meanwhile (id int)");
        holder.execute("ROLLBACK");
        db.execute("ALTER TABLE lockstep_watch.object_change DROP COLUMN command CASCADE");
        db.execute("CREATE TABLE without (id int); DROP TABLE without");
        db.execute("DROP TABLE lockstep_watch.object_change");
        db.execute("CREATE TABLE gone (id int)");
        assertThat(db.rows("SELECT to_regclass('meanwhile'), to_regclass('gone')"))
                .containsExactly("meanwhile|gone");
        assertThat(lockstep("drift").code()).isZero();
    }

    @Test
    void itIsRemovedCleanlyAndAsksBeforeNotesAreLost() {
        on();
        on();
        db.execute("CREATE TABLE noted (id int)");
        assertThat(lockstep("drift", "--watch", "off", "--stage", "development").code())
                .isEqualTo(ExitCode.REFUSED);
        Program.Said off = lockstep("drift", "--watch", "off", "--stage", "development", "--yes");
        assertThat(off.code()).as(off.text()).isZero();
        assertThat(
                        db.rows(
                                "SELECT (SELECT count(*) FROM pg_event_trigger),"
                                        + " to_regnamespace('lockstep_watch')"))
                .containsExactly("0|");
    }

    @Test
    void onProductionItAsksFirst() {
        Program.Said refused = lockstep("drift", "--watch", "on", "--stage", "production");
        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.text()).contains("the watch was not installed", "--yes");
        assertThat(db.value("SELECT count(*) FROM pg_event_trigger")).isEqualTo("0");
    }

    @Test
    void aPlainRoleIsToldWhatIsMissingAndOwnsNothingOfIt() {
        String role = db.name() + "_plain";
        db.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'look'");
        try {
            db.execute("GRANT CREATE ON DATABASE " + db.name() + " TO " + role);
            String url = db.url().replaceFirst("//[^@]*@", "//" + role + ":look@");
            Program.Said refused = as(url, "drift", "--watch", "on", "--stage", "development");
            assertThat(refused.code()).as(refused.text()).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.text()).contains("superuser");
            assertThat(db.value("SELECT to_regnamespace('lockstep_watch') IS NULL")).isEqualTo("t");
            on();
            Session plain = db.session();
            plain.execute("SET ROLE " + role);
            plain.execute("CREATE SCHEMA own_" + role);
            plain.execute("DROP SCHEMA own_" + role);
            assertThat(
                            db.rows(
                                    "SELECT DISTINCT acting_as FROM lockstep_watch.object_change WHERE kind = 'schema' AND acting_as IS NOT NULL"))
                    .containsExactly(role);
            assertThat(as(url, "drift").text()).contains("may not read them", "GRANT SELECT");
            db.execute(
                    "DROP SCHEMA lockstep_watch CASCADE; CREATE SCHEMA lockstep_watch AUTHORIZATION "
                            + role);
            Program.Said hijacked = lockstep("drift", "--watch", "on", "--stage", "development");
            assertThat(hijacked.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(hijacked.text()).contains("belongs to " + role);
        } finally {
            db.execute("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
        }
    }
}
