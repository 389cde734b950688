package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestProject;
import dev.lockstep.testkit.Waiting;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says of those who are at work meanwhile, and of what apply would refuse. */
class PlanNotesIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path directory;
    private TestProject project;

    @BeforeEach
    void open() {
        project = TestProject.nativeIn(directory);
        project.up(
                "001_base",
                "CREATE TABLE users (id int, name text); INSERT INTO users VALUES (1, 'a');"
                        + "CREATE TABLE other (id int); CREATE INDEX users_id ON users (id);");
        assertThat(lockstep("apply", "all", "--yes").code()).isZero();
    }

    private Program.Said lockstep(String... words) {
        return Program.in(directory).with("LOCKSTEP_URL", db.url()).run(words);
    }

    private Session standing(String begin, String sql) {
        Session session = db.session();
        session.execute("SET application_name = 'report'");
        session.execute(begin);
        session.execute(sql);
        Waiting.until(
                "its transaction to stand for a while",
                () ->
                        db.rows(
                                                "SELECT 1 FROM pg_stat_activity WHERE xact_start <"
                                                        + " clock_timestamp() - interval '5500 ms' AND pid = "
                                                        + session.pid())
                                        .size()
                                == 1);
        return session;
    }

    /**
     * Whoever holds the strongest lock keeps a plan from nothing: it takes no lock on the table.
     */
    @Test
    @Timeout(60)
    void aPlanWaitsForNoLock() {
        db.execute(
                "CREATE TABLE busy (id int DEFAULT 1 CHECK (id > 0), name text,"
                        + " upper text GENERATED ALWAYS AS (upper(name)) STORED);"
                        + "CREATE INDEX busy_name ON busy (lower(name)) WHERE id > 3;"
                        + "INSERT INTO busy VALUES (1, 'a')");
        Session holder = db.session();
        holder.execute("BEGIN");
        holder.execute("LOCK TABLE busy, users IN ACCESS EXCLUSIVE MODE");
        project.up(
                "002_more",
                "ALTER TABLE busy ADD CONSTRAINT low CHECK (id < 9);"
                        + "ALTER TABLE users ALTER COLUMN name SET NOT NULL;"
                        + "ALTER TABLE busy ALTER COLUMN id TYPE bigint;");
        Program.Said plan = lockstep("plan");
        assertThat(plan.code()).as(plan.text()).isZero();
        assertThat(lockstep("plan", "--json").out()).contains("public.busy", "public.users");
        assertThat(lockstep("explain", "1.1").code()).isZero();
        holder.execute("ROLLBACK");
    }

    /** It reads another table, and a build waits for its snapshot all the same. */
    @Test
    void aBuildWaitsForOlderTransactionsWhateverTheyRead() {
        Session old = standing("BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT * FROM other");
        project.up("002_index", "CREATE INDEX CONCURRENTLY users_name ON users (name);");
        assertThat(lockstep("plan").text())
                .contains("CREATE INDEX CONCURRENTLY waits for every older transaction")
                .contains("pid " + old.pid() + " (report), idle in transaction, open for");
        project.up("002_index", "DROP INDEX CONCURRENTLY users_id;");
        assertThat(lockstep("plan").text()).doesNotContain("waits for every older");
    }

    /** It has no snapshot any more, so only who waits for its lock waits for it. */
    @Test
    void aReaderIsInTheWayOfADropButNotOfABuild() {
        Session reader = standing("BEGIN", "SELECT * FROM users");
        project.up("002_index", "CREATE INDEX CONCURRENTLY users_name ON users (name);");
        assertThat(lockstep("plan").text()).doesNotContain("pid " + reader.pid());
        project.up("002_index", "DROP INDEX CONCURRENTLY users_id;");
        assertThat(lockstep("plan").text())
                .contains("is locked ACCESS SHARE")
                .contains("pid " + reader.pid() + ", report: DROP INDEX CONCURRENTLY waits for it");
        project.up("002_index", "ALTER TABLE users ADD COLUMN more int;");
        assertThat(lockstep("plan").text()).contains("a strong lock waits for it");
    }

    @Test
    void whatApplyWouldRefuseIsSaidWithAllItsHazards() {
        project.write(
                "lockstep.toml",
                "[project]\nname = \"test\"\nlayout = \"native\"\n[environments.here]\n"
                        + "stage = \"testing\"\nurl = \"env:HERE\"\nmax_hazard = \"warning\"\n");
        project.up("002_drops", "DROP TABLE users;\nALTER TABLE other DROP COLUMN id;");
        Program.Said plan = Program.in(directory).with("HERE", db.url()).run("plan");
        assertThat(plan.text())
                .contains("apply would refuse: here takes no hazard above warning")
                .contains("002_drops: drop-table", "002_drops: drop-column")
                .contains("--accept HAZARD")
                .doesNotContain("next: apply next");
        assertThat(plan.code()).isZero();
        Program.Said apply =
                Program.in(directory).with("HERE", db.url()).run("apply", "all", "--yes");
        assertThat(apply.code()).isEqualTo(3);
        assertThat(apply.text())
                .contains("002_drops: drop-table", "002_drops: drop-column")
                .doesNotContain("more)");
        assertThat(db.rows("SELECT count(*) FROM users")).containsExactly("1");
    }

    /** What goes with an empty table is no data, but who names it fails. */
    @Test
    void droppingAnEmptyTableLosesNoRows() {
        project.up("002_drop", "DROP TABLE other;");
        assertThat(lockstep("plan", "--json").out())
                .contains("\"severity\":\"warning\"", "public.other is empty")
                .doesNotContain("\"severity\":\"error\"");
    }
}
