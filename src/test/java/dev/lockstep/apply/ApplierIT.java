package dev.lockstep.apply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplierIT extends ApplyCase {
    @BeforeEach
    void begin() {
        project.up("001_users", "CREATE TABLE users (id int PRIMARY KEY, name text);\n")
                .down("001_users", "DROP TABLE users;\n");
    }

    @Test
    void appliesInOrderAndWritesTheLedgerInTheSameTransaction() {
        project.up(
                "002_names",
                "ALTER TABLE users ADD COLUMN mail text;\nINSERT INTO users VALUES (1, 'a', 'b');");
        RunReport report = applyAll();
        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(report.migrations())
                .extracting("name")
                .containsExactly("001_users", "002_names");
        assertThat(report.migrations().getLast().steps())
                .extracting("rows")
                .containsExactly(-1L, 1L);
        assertThat(
                        db.rows(
                                "SELECT name, state, statements, applied_by FROM lockstep.migration ORDER BY name"))
                .containsExactly("001_users|applied|1|tester", "002_names|applied|2|tester");
        assertThat(db.rows("SELECT * FROM users")).containsExactly("1|a|b");
    }

    @Test
    void appliesNothingTwice() {
        applyAll();
        RunReport again = applyAll();
        assertThat(again.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(again.migrations()).isEmpty();
    }

    /** Before the ledger has any row, a run that stopped half-way is ours all the same. */
    @Test
    void aFirstMigrationThatStoppedHalfWayGoesOn() {
        project.up(
                "001_users",
                "CREATE TABLE users (id int);\nVACUUM users;\nINSERT INTO users VALUES (1/0);");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.FAILED);
        project.up(
                "001_users",
                "CREATE TABLE users (id int);\nVACUUM users;\nINSERT INTO users VALUES (1);");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(db.rows("SELECT id FROM users")).containsExactly("1");
        assertThat(db.rows("SELECT name FROM lockstep.migration")).containsExactly("001_users");
    }

    @Test
    void ofSeveralInOneTransactionOnlyTheOneThatFailedHasFailed() {
        project.up("002_fine", "CREATE TABLE fine (id int);");
        project.up("003_broken", "SELECT 1/0;");
        project.up("004_never", "CREATE TABLE never (id int);");
        RunReport report = new Applier(bench.workbench()).apply(new Target.All(), true, null);
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(
                        db.rows(
                                "SELECT migration, outcome, left_nothing, note"
                                        + " FROM lockstep.migration_run ORDER BY seq"))
                .containsExactly(
                        "001_users|cancelled|t|rolled back with 003_broken",
                        "002_fine|cancelled|t|rolled back with 003_broken",
                        "003_broken|failed|t|division by zero");
        assertThat(db.rows("SELECT count(*) FROM lockstep.migration")).containsExactly("0");
    }

    @Test
    void namesWhoHoldsALockForWhichItWaitsOnlyShortly() {
        applyAll();
        project.up("002_mail", "ALTER TABLE users ADD COLUMN mail text;");
        bench.locks(Duration.ofMillis(200), Duration.ofSeconds(3));
        Session holder = db.session();
        holder.execute("BEGIN");
        holder.execute("SELECT count(*) FROM users");
        RunReport report = applyAll();
        assertThat(((Failure.LockTimeout) requireNonNull(report.failure())).blockers())
                .extracting("pid")
                .containsExactly(holder.pid());
    }

    @Test
    void anErrorInTheMiddleLeavesNothingAndSaysWhere() {
        project.up(
                "002_broken",
                "CREATE TABLE kept_not (id int);\n\n  ALTER TABLE \"Userz\" ADD COLUMN x int;\n");
        RunReport report = applyAll();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        Failure failure = requireNonNull(report.failure());
        assertThat(failure).isInstanceOf(Failure.ServerRefused.class);
        assertThat(requireNonNull(failure.server()).sqlState()).isEqualTo("42P01");
        assertThat(failure.place()).hasToString("migrations/002_broken/up.sql:3:3");
        assertThat(failure.databaseState()).contains("rolled back");
        assertThat(db.rows("SELECT to_regclass('kept_not') IS NULL")).containsExactly("t");
        assertThat(db.rows("SELECT name FROM lockstep.migration")).containsExactly("001_users");

        project.up("002_broken", "CREATE TABLE kept (id int);");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(db.rows("SELECT name FROM lockstep.migration ORDER BY 1"))
                .containsExactly("001_users", "002_broken");
    }

    @Test
    void retriesAHeldLockAndNamesWhoHoldsIt() throws Exception {
        applyAll();
        project.up("002_mail", "ALTER TABLE users ADD COLUMN mail text;");
        bench.locks(Duration.ofMillis(400), Duration.ofSeconds(20));
        Session holder = db.session();
        holder.execute("BEGIN");
        holder.execute("SELECT count(*) FROM users");
        int pid = holder.pid();
        Thread release =
                Thread.ofVirtual()
                        .start(() -> {
                            Waiting.until(
                                    "two retries",
                                    () -> bench.events().of(Event.LockRetry.class).size() >= 2);
                            holder.execute("COMMIT");
                        });
        RunReport report = applyAll();
        release.join();
        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(bench.events().of(Event.LockRetry.class))
                .anySatisfy(retry ->
                        assertThat(retry.blockers()).extracting("pid").containsExactly(pid));
    }

    @Test
    void beginsNoTryThatWouldOutlastItsPatience() {
        applyAll();
        project.up("002_mail", "ALTER TABLE users ADD COLUMN mail text;");
        bench.locks(Duration.ofMillis(300), Duration.ofMillis(1500));
        Session holder = db.session();
        holder.execute("BEGIN");
        holder.execute("SELECT count(*) FROM users");
        assertThat(applyAll().failure()).isInstanceOf(Failure.LockTimeout.class);
        assertThat(bench.events().of(Event.LockRetry.class))
                .isNotEmpty()
                .allSatisfy(retry ->
                        assertThat(retry.pause().plus(retry.limit()))
                                .isLessThanOrEqualTo(retry.left()));
    }

    @Test
    void givesUpAfterItsPatienceWithNothingChanged() {
        applyAll();
        project.up("002_mail", "ALTER TABLE users ADD COLUMN mail text;");
        bench.locks(Duration.ofMillis(300), Duration.ofSeconds(2));
        Session holder = db.session();
        holder.execute("BEGIN");
        holder.execute("SELECT count(*) FROM users");
        RunReport report = applyAll();
        assertThat(report.failure()).isInstanceOf(Failure.LockTimeout.class);
        assertThat(((Failure.LockTimeout) requireNonNull(report.failure())).blockers())
                .extracting("pid")
                .containsExactly(holder.pid());
        holder.execute("COMMIT");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
    }

    @Test
    void aScriptThatEmptiesTheSearchPathHurtsNobody() {
        project.up(
                "002_dump",
                "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE public.dumped (id int);");
        project.up("003_after", "CREATE TABLE after_dump (id int);");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(db.value("SELECT to_regclass('public.after_dump') IS NOT NULL")).isEqualTo("t");
    }

    @Test
    void stopsWhenAScriptReleasedTheAdvisoryLock() {
        project.up("002_unlock", "SELECT pg_advisory_unlock_all();");
        project.up("003_after", "CREATE TABLE after_unlock (id int);");
        RunReport report = applyAll();
        assertThat(report.outcome()).isEqualTo(RunOutcome.REFUSED);
        assertThat(requireNonNull(report.failure()).message()).contains("advisory lock is gone");
        assertThat(db.rows("SELECT name FROM lockstep.migration ORDER BY 1"))
                .containsExactly("001_users", "002_unlock");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
    }

    @Test
    void aFailingCheckRollsTheMigrationBack() {
        project.up(
                "002_roles",
                "ALTER TABLE users ADD COLUMN role text; INSERT INTO users VALUES (1, 'a', null);");
        project.file("002_roles", "verify.sql", "SELECT id FROM users WHERE role IS NULL LIMIT 1;");
        RunReport report = applyAll();
        assertThat(report.failure()).isInstanceOf(Failure.NotVerified.class);
        assertThat(requireNonNull(report.failure()).place())
                .hasToString("migrations/002_roles/verify.sql:1:1");
        assertThat(db.rows("SELECT count(*) FROM users")).containsExactly("0");
    }

    @Test
    void refusesADatabaseOfSomebodyElse() {
        db.execute("CREATE TABLE theirs (id int)");
        assertThatThrownBy(this::applyAll)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().next()).contains("baseline 001_users"));
        assertThat(db.value("SELECT to_regnamespace('lockstep') IS NULL")).isEqualTo("t");
        new LedgerEdits(bench.workbench()).baseline("001_users");
        assertThat(db.rows("SELECT name, state FROM lockstep.migration"))
                .containsExactly("001_users|baseline");
    }

    @Test
    void refusesAnEditedAppliedFile() {
        applyAll();
        project.up("001_users", "CREATE TABLE users (id bigint PRIMARY KEY);");
        project.up("002_more", "CREATE TABLE more (id int);");
        assertThatThrownBy(this::applyAll)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure()).isInstanceOf(Failure.Drift.class));
        new LedgerEdits(bench.workbench()).resolve("001_users", LedgerEdits.As.CHECKSUM);
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
    }

    @Test
    void oneTransactionForAllOrNothing() {
        project.up("002_ok", "CREATE TABLE ok (id int);");
        project.up("003_broken", "CREATE TABLE users (id int);");
        RunReport report = new Applier(bench.workbench()).apply(new Target.All(), true, null);
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(db.rows("SELECT to_regclass('users') IS NULL, to_regclass('ok') IS NULL"))
                .containsExactly("t|t");
        assertThat(db.rows("SELECT name FROM lockstep.migration")).isEmpty();
    }

    @Test
    void rollsBackNewestFirst() {
        project.up("002_posts", "CREATE TABLE posts (id int REFERENCES users);")
                .down("002_posts", "DROP TABLE posts;");
        applyAll();
        RunReport report = new Rollback(bench.workbench()).rollback(new Target.All(), null);
        assertThat(report.migrations())
                .extracting("name")
                .containsExactly("002_posts", "001_users");
        assertThat(db.rows("SELECT to_regclass('users') IS NULL")).containsExactly("t");
        assertThat(applyAll().migrations()).hasSize(2);
    }
}
