package dev.lockstep.app;

import static dev.lockstep.app.ThreeMigrations.INDEX;
import static dev.lockstep.app.ThreeMigrations.ROLES;
import static dev.lockstep.app.ThreeMigrations.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.app.Program.Said;
import dev.lockstep.postgres.AdvisoryLock;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestProject;
import dev.lockstep.testkit.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Answers to what people type when something is not as they think. */
class AnswersIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path folder;
    private TestProject project;

    @BeforeEach
    void threeMigrations() {
        project = ThreeMigrations.in(folder);
    }

    @Test
    void aWrongEnvironmentIsAllThatStatusSpeaksOf() {
        Said said = run("status", "-e", "nosuch");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text()).contains("no environment is called nosuch").doesNotContain(USERS);
    }

    @Test
    void runsSeveralStatementsInStepMode() {
        project.up(ROLES, "SELECT 1; SELECT 2; SELECT 3;");
        run("apply", "next");

        Said said = run("-c", "step roles; next 2; next 5; next; abort");
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.out())
                .contains("1/3  SELECT 1")
                .contains("next 3/3  SELECT 3")
                .contains("all 3 done")
                .contains("all statements have run");
        assertThat(run("-c", "step roles; next 0").code()).isEqualTo(2);
    }

    @Test
    void whatIsAppliedAlreadyIsSaidWhereOthersArePending() {
        run("apply", "next");
        Said said = run("apply", "only", USERS);
        assertThat(said.code()).isZero();
        assertThat(said.text())
                .contains(USERS + " is applied already")
                .contains("nothing to apply");
    }

    /** A script that asks before it deploys must not hear that all is well. */
    @Test
    void whatStandsInTheWayIsNoGoodStatus() throws IOException {
        run("apply", "all");
        assertThat(run("status", "--exit-code").code()).isZero();
        project.up(USERS, "CREATE TABLE users (id int); -- edited");
        assertThat(run("apply", "all").code()).isEqualTo(3);
        assertThat(run("status", "--exit-code").code()).isEqualTo(5);
        assertThat(run("status").code()).isZero();
        run("resolve", USERS, "--checksum");
        assertThat(run("status", "--exit-code").code()).isZero();
        Files.move(folder.resolve("migrations/" + ROLES), folder.resolve("elsewhere"));
        assertThat(run("apply", "all").code()).isEqualTo(3);
        assertThat(run("status", "--exit-code").code()).isEqualTo(5);
    }

    /** The word of an applied one is not taken for the beginning of a pending one. */
    @Test
    void aWholeWordIsNeverTakenForTheBeginningOfAnother() {
        project.up("20260601000000_m1", "CREATE TABLE m1 ();");
        run("apply", "all");
        project.up("20260602000000_m10", "CREATE TABLE m10 ();");
        Said said = run("apply", "to", "m1");
        assertThat(said.code()).isZero();
        assertThat(said.text())
                .contains("20260601000000_m1 is applied already")
                .contains("nothing to apply");
        assertThat(db.rows("SELECT to_regclass('m10') IS NULL")).containsExactly("t");
        assertThat(run("rollback", "to", "m10", "--yes").code()).isEqualTo(2);
    }

    /** Who waited for somebody else's run meant the migration that was next before. */
    @Test
    void nextIsWhatItWasWhenItWasTyped() throws InterruptedException {
        Session other = db.session();
        other.execute("SELECT pg_advisory_lock(" + AdvisoryLock.LOCKSTEP_KEY + ")");
        Queue<Integer> codes = new ConcurrentLinkedQueue<>();
        Runnable next = () -> codes.add(run("apply", "next").code());
        Thread one = Thread.ofPlatform().start(next);
        Thread two = Thread.ofPlatform().start(next);
        Waiting.until("both have looked and wait", () -> waiting() == 2);
        other.execute("SELECT pg_advisory_unlock(" + AdvisoryLock.LOCKSTEP_KEY + ")");
        one.join();
        two.join();
        assertThat(codes).containsExactlyInAnyOrder(0, 3);
        assertThat(db.rows("SELECT name FROM lockstep.migration")).containsExactly(USERS);
    }

    private int waiting() {
        return db.rows(
                        "SELECT pid FROM pg_stat_activity WHERE query LIKE '%advisory%'"
                                + " AND application_name = 'lockstep apply' AND datname = '"
                                + db.name()
                                + "'")
                .size();
    }

    @Test
    void resetOnProductionSaysWhatWouldHelp() {
        Said said = run("reset", "-e", "production");
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.err())
                .contains("use ENV")
                .contains("stage = \"development\" under [environments.production]");
    }

    @Test
    void resolveKeepsWhyARunFailedAndRefusesWhatSettlesNothing() throws IOException {
        project.up(INDEX, "CREATE INDEX CONCURRENTLY users_nope ON users (nope);");
        assertThat(run("apply", "all").code()).isEqualTo(1);
        assertThat(run("resolve", INDEX, "--rolled-back").code()).isZero();
        assertThat(run("log", "--json").out()).contains("nope").contains("; declared by ");

        Path roles = folder.resolve("migrations/" + ROLES);
        Files.move(roles, folder.resolve("elsewhere"));
        Said said = run("resolve", ROLES, "--applied");
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.err())
                .contains("is recorded as applied already; it is its files that are gone")
                .contains("resolve " + ROLES + " --rolled-back");
    }

    @Test
    void resolveSuggestsWhatWorks(@TempDir Path other) {
        TestProject prisma = TestProject.prismaIn(other).up("1_a", "CREATE TABLE a (n int);");
        Program program =
                Program.in(other)
                        .with("LOCKSTEP_URL", db.url())
                        .with("LOCKSTEP_STAGE", "development");
        program.run("apply", "all");
        assertThat(program.run("log").out()).contains(" ms").doesNotContain(" 0 ms");
        assertThat(program.run("resolve", "1_a", "--rolled-back").err())
                .contains("next: to undo it, write its down.sql, then: rollback only 1_a");
        prisma.up("1_a", "CREATE TABLE a (n bigint);");
        assertThat(program.run("resolve", "1_a", "--rolled-back").err())
                .contains("resolve 1_a --checksum");
        prisma.up("1_a", "CREATE TABLE a (n int);").down("1_a", "DROP TABLE a;");
        assertThat(program.run("resolve", "1_a", "--rolled-back").err())
                .contains("next: to undo it: rollback only 1_a");
    }

    @Test
    void nothingIsEmptiedOrSeededForAProjectOfAnotherDatabase(@TempDir Path other) {
        db.execute("CREATE TABLE theirs (id int)");
        TestProject.prismaIn(other)
                .up("20260101000000_a", "SELECT 1;")
                .write("prisma/migrations/migration_lock.toml", "provider = \"mysql\"\n");
        for (String command :
                new String[] {"reset", "seed", "apply all", "baseline 20260101000000_a"}) {
            Said said =
                    Program.in(other)
                            .with("LOCKSTEP_URL", db.url())
                            .with("LOCKSTEP_STAGE", "development")
                            .run((command + " --yes").split(" "));
            assertThat(said.code()).as(command).isNotZero();
            assertThat(said.err()).as(command).contains("this Prisma project is for mysql");
        }
        assertThat(db.value("SELECT to_regclass('theirs') IS NOT NULL")).isEqualTo("t");
    }

    @Test
    void aVersionIsJsonWhereJsonWasAsked() {
        assertThat(run("--json", "--version").out()).isEqualTo("{\"version\":\"0.0.0\"}\n");
    }

    private Said run(String... args) {
        return program().run(args);
    }

    private Program program() {
        return Program.in(folder).with("DB", db.url()).with("LANG", "C.UTF-8");
    }
}
