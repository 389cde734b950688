package dev.lockstep.apply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.postgres.AdvisoryLock;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.Waiting;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Migrations that cannot be one transaction, and their recovery. */
class StepwiseIT extends ApplyCase {
    @BeforeEach
    void begin() {
        project.up(
                "001_users",
                "CREATE TABLE users (id int PRIMARY KEY, name text);\n"
                        + "INSERT INTO users SELECT i, 'n' || i FROM generate_series(1, 1000) i;");
    }

    @Test
    void buildsAnIndexConcurrentlyAndJournalsEachStatement() {
        project.up(
                "002_index",
                "CREATE INDEX CONCURRENTLY users_name ON users (name);\nALTER TABLE users ADD COLUMN mail text;\n");
        RunReport report = applyAll();
        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(
                        db.rows(
                                "SELECT indisvalid FROM pg_index WHERE indexrelid = 'users_name'::regclass"))
                .containsExactly("t");
        assertThat(db.rows("SELECT s.step, s.outcome FROM lockstep.step_run s ORDER BY 1"))
                .containsExactly("1|done", "2|done");
    }

    @Test
    void continuesWhereItStopped() {
        project.up(
                "002_mixed",
                """
                UPDATE users SET name = name || '!' WHERE id = 1;
                CREATE INDEX CONCURRENTLY users_name ON users (name);
                INSERT INTO nowhere VALUES (1);
                UPDATE users SET name = name || '?' WHERE id = 1;
                """);
        RunReport stopped = applyAll();
        assertThat(stopped.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(requireNonNull(stopped.failure()).databaseState())
                .contains("2 of 4")
                .contains("continues at 3");
        project.up(
                "002_mixed",
                """
                UPDATE users SET name = name || '!' WHERE id = 1;
                CREATE INDEX CONCURRENTLY users_name ON users (name);
                CREATE TABLE nowhere (id int);
                UPDATE users SET name = name || '?' WHERE id = 1;
                """);
        RunReport went = applyAll();
        assertThat(went.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(db.rows("SELECT name FROM users WHERE id = 1")).containsExactly("n1!?");
        assertThat(bench.events().of(Event.StatementSkipped.class)).hasSize(2);
        assertThat(
                        db.rows(
                                "SELECT outcome, coalesce(note, ''), ended_at IS NOT NULL FROM"
                                        + " lockstep.migration_run WHERE migration = '002_mixed'"
                                        + " ORDER BY seq"))
                .containsExactly("failed|relation \"nowhere\" does not exist|t", "done||t");
        assertThat(
                        db.rows(
                                "SELECT step, s.outcome FROM lockstep.step_run s"
                                        + " JOIN lockstep.migration_run r USING (run_id)"
                                        + " WHERE r.outcome = 'done' ORDER BY 1"))
                .containsExactly("1|done", "2|done", "3|done", "4|done");
    }

    @Test
    void refusesToContinueInAFileWhoseDoneStatementsWereEdited() {
        project.up(
                "002_mixed",
                "CREATE INDEX CONCURRENTLY users_name ON users (name);\nINSERT INTO nowhere VALUES (1);");
        applyAll();
        project.up(
                "002_mixed", "CREATE INDEX CONCURRENTLY users_other ON users (name);\nSELECT 1;");
        assertThatThrownBy(this::applyAll).isInstanceOf(FailureException.class);
    }

    @Test
    void aUniqueViolationLeavesNoInvalidIndexAndIsNotTriedAgain() {
        db.execute("SELECT 1");
        project.up("002_twins", "UPDATE users SET name = 'same' WHERE id < 3;");
        project.up("003_unique", "CREATE UNIQUE INDEX CONCURRENTLY users_name ON users (name);");
        RunReport report = applyAll();
        assertThat(report.failure()).extracting("server.sqlState").isEqualTo("23505");
        assertThat(db.rows("SELECT to_regclass('users_name') IS NULL")).containsExactly("t");
        assertThat(bench.events().of(Event.LockRetry.class)).isEmpty();
    }

    @Test
    void dropsTheInvalidIndexOfACrashedBuildAndBuildsItAgain() {
        project.up("002_index", "CREATE INDEX CONCURRENTLY users_name ON users (name);");
        applyAll();
        crashedIn("002_index", "users_name", false);
        RunReport report = applyAll();
        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(bench.events().of(Event.Recovered.class))
                .anySatisfy(e -> assertThat(e.what()).contains("users_name was dropped"));
        assertThat(
                        db.rows(
                                "SELECT indisvalid FROM pg_index WHERE indexrelid = 'users_name'::regclass"))
                .containsExactly("t");
        assertThat(db.rows("SELECT name FROM lockstep.migration ORDER BY 1"))
                .containsExactly("001_users", "002_index");
    }

    @Test
    void adoptsTheIndexThatTheBackendFinishedAfterItsClientDied() {
        project.up("002_index", "CREATE INDEX CONCURRENTLY users_name ON users (name);");
        applyAll();
        String oid = db.value("SELECT 'users_name'::regclass::oid");
        crashedIn("002_index", "users_name", true);
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(db.value("SELECT 'users_name'::regclass::oid")).isEqualTo(oid);
    }

    @Test
    void neverDropsAnInvalidIndexThatWasThereBefore() {
        project.up("002_index", "CREATE INDEX CONCURRENTLY users_name ON users (name);");
        RunReport first =
                new Applier(bench.workbench()).apply(new Target.To("001_users"), false, null);
        assertThat(first.outcome()).isEqualTo(RunOutcome.DONE);
        db.execute("CREATE INDEX users_name ON users (id)");
        db.execute(
                "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_name'::regclass");
        String oid = db.value("SELECT 'users_name'::regclass::oid");
        assertThat(applyAll().failure()).extracting("server.sqlState").isEqualTo("42P07");
        assertThat(applyAll().failure()).extracting("server.sqlState").isEqualTo("42P07");
        assertThat(db.value("SELECT 'users_name'::regclass::oid")).isEqualTo(oid);
    }

    /** What the journal and the catalog look like when the shell dies inside the build. */
    private void crashedIn(String migration, String index, boolean finished) {
        db.execute("DELETE FROM lockstep.migration WHERE name = '" + migration + "'");
        db.execute(
                "UPDATE lockstep.migration_run SET outcome = 'running', left_nothing = false, duration_ms = NULL"
                        + " WHERE migration = '"
                        + migration
                        + "'");
        db.execute("UPDATE lockstep.step_run SET outcome = 'intended'");
        if (!finished) {
            db.execute(
                    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '"
                            + index
                            + "'::regclass");
        }
    }

    /** Stopped while it waits for a snapshot that is older, which its DROP would wait for too. */
    private void cancelledBuild() {
        project.up("002_index", "CREATE INDEX CONCURRENTLY users_name ON users (name);");
        new Applier(bench.workbench()).apply(new Target.To("001_users"), false, null);
        Session old = db.session();
        old.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
        old.execute("SELECT count(*) FROM users");
        Cancellation stop = bench.cancellation();
        Thread.ofVirtual()
                .start(() -> {
                    Waiting.until(
                            "what comes next",
                            () ->
                                    !db.rows("SELECT 1 FROM pg_stat_progress_create_index")
                                            .isEmpty());
                    stop.request();
                });
        RunReport report = applyAll();
        assertThat(report.outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(report.failure()).isInstanceOf(Failure.Cancelled.class);
        assertThat(bench.events().of(Event.WaitingForOthers.class))
                .anySatisfy(e -> assertThat(e.others()).extracting("pid").contains(old.pid()));
        assertThat(bench.events().of(Event.Recovered.class))
                .anySatisfy(e -> assertThat(e.what()).contains("invalid index is left"));
        assertThat(requireNonNull(report.failure()).databaseState())
                .contains("0 of 1 statements are done")
                .contains("it left the invalid index public.users_name")
                .contains("the next apply drops");
        assertThat(db.rows("SELECT note FROM lockstep.migration_run WHERE outcome = 'cancelled'"))
                .singleElement(as(STRING))
                .contains("it left the invalid index public.users_name");
        old.execute("COMMIT");
        bench.cancellation();
    }

    @Test
    void aCancelledBuildIsClearedAwayByTheNextApply() {
        cancelledBuild();
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(indexes()).containsExactly("users_name|t", "users_pkey|t");
    }

    @Test
    void anEditedBuildClearsAwayTheIndexOfTheTextBefore() {
        cancelledBuild();
        project.up("002_index", "CREATE INDEX CONCURRENTLY users_name ON users (lower(name));");
        assertThat(applyAll().failure()).isNull();
        assertThat(indexes()).containsExactly("users_name|t", "users_pkey|t");
        assertThat(db.value("SELECT pg_get_indexdef('users_name'::regclass)")).contains("lower");
    }

    @Test
    void aBuildThatWasDeclaredRolledBackClearsItsInvalidIndexAway() {
        cancelledBuild();
        new LedgerEdits(bench.workbench()).resolve("002_index", LedgerEdits.As.ROLLED_BACK);
        assertThat(bench.events().of(Event.Note.class))
                .anySatisfy(note ->
                        assertThat(note.text())
                                .contains("public.users_name is INVALID")
                                .contains("DROP INDEX CONCURRENTLY"));
        assertThat(applyAll().failure()).isNull();
        assertThat(indexes()).containsExactly("users_name|t", "users_pkey|t");
    }

    @Test
    void anInvalidIndexOfAnotherNameIsToldAndLeftAlone() {
        cancelledBuild();
        project.up("002_index", "CREATE INDEX CONCURRENTLY users_called ON users (name);");
        assertThat(applyAll().failure()).isNull();
        assertThat(indexes()).containsExactly("users_called|t", "users_name|f", "users_pkey|t");
        assertThat(bench.events().of(Event.Recovered.class))
                .anySatisfy(e ->
                        assertThat(e.what())
                                .contains("invalid index public.users_name is there")
                                .contains("DROP INDEX CONCURRENTLY"));
    }

    private List<String> indexes() {
        return db.rows(
                "SELECT relname, indisvalid FROM pg_index JOIN pg_class ON oid = indexrelid"
                        + " WHERE indrelid = 'users'::regclass ORDER BY 1");
    }

    @Test
    void aToolThatWaitsForOurKeyIsLetGoFirst() {
        project.up("002_index", "CREATE INDEX CONCURRENTLY users_name ON users (name);");
        new Applier(bench.workbench()).apply(new Target.To("001_users"), false, null);
        Session other = db.session();
        Thread.ofVirtual()
                .start(() -> {
                    Waiting.until(
                            "what comes next",
                            () ->
                                    !db.rows(
                                                    "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted")
                                            .isEmpty());
                    other.execute("SELECT pg_advisory_lock(" + AdvisoryLock.LOCKSTEP_KEY + ")");
                });
        Thread.ofVirtual()
                .start(() -> {
                    Waiting.until(
                            "what comes next",
                            () ->
                                    !bench.events().of(Event.WaitingForOthers.class).isEmpty()
                                            || bench.events().of(Event.MigrationDone.class).size()
                                                    >= 2);
                    other.cancel();
                });
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(
                        db.rows(
                                "SELECT indisvalid FROM pg_index WHERE indexrelid = 'users_name'::regclass"))
                .containsExactly("t");
    }

    @Test
    void aBuildThatWaitsForTheSameBlockerSaysSoOnce() {
        project.up("002_index", "CREATE INDEX CONCURRENTLY users_name ON users (name);");
        apply(new Target.To("001_users"));
        Session old = db.session();
        old.execute("BEGIN");
        old.execute("UPDATE users SET name = 'w' WHERE id = 1");
        Thread.ofVirtual()
                .start(() -> {
                    Waiting.until(
                            "some looks",
                            () -> bench.events().of(Event.StatementProgress.class).size() >= 4);
                    old.execute("COMMIT");
                });
        assertThat(applyAll().failure()).isNull();
        assertThat(bench.events().of(Event.WaitingForOthers.class))
                .filteredOn(waiting -> !waiting.why().contains("must end first"))
                .singleElement()
                .extracting(Event.WaitingForOthers::why)
                .isEqualTo("others hold the lock");
    }

    /** It comes when the build is under way: a deadlock, in which PostgreSQL ends our build. */
    @Test
    void aToolThatWaitsForOurKeyDuringTheBuildCostsOneTry() {
        project.up("002_index", "CREATE INDEX CONCURRENTLY users_name ON users (name);");
        new Applier(bench.workbench()).apply(new Target.To("001_users"), false, null);
        Session old = db.session();
        old.execute("BEGIN");
        old.execute("UPDATE users SET name = 'w' WHERE id = 1");
        Session other = db.session();
        String key = "SELECT pg_advisory_lock(" + AdvisoryLock.LOCKSTEP_KEY + ")";
        Thread.ofVirtual()
                .start(() -> {
                    await(
                            "SELECT 1 FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting%'");
                    Thread.ofVirtual().start(() -> waitUntilCancelled(other, key));
                    // past its own look for deadlocks, which would end it and not the build
                    await(
                            "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                                    + " AND clock_timestamp() - waitstart > interval '1500 ms'");
                    old.execute("COMMIT");
                    Waiting.until(
                            "what comes next",
                            () ->
                                    bench.events().of(Event.WaitingForOthers.class).stream()
                                            .anyMatch(waiting ->
                                                    waiting.toString().contains("would deadlock")));
                    other.cancel();
                });
        assertThat(applyAll().failure()).isNull();
        assertThat(bench.events().of(Event.Recovered.class))
                .anySatisfy(e -> assertThat(e.what()).contains("users_name was dropped"));
        assertThat(bench.events().of(Event.LockRetry.class)).hasSize(1);
        assertThat(
                        db.rows(
                                "SELECT relname, indisvalid FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = 'users'::regclass ORDER BY 1"))
                .containsExactly("users_name|t", "users_pkey|t");
    }

    private void await(String query) {
        Waiting.until("what comes next", () -> !db.rows(query).isEmpty());
    }

    private static void waitUntilCancelled(Session session, String sql) {
        try {
            session.execute(sql);
        } catch (ServerException e) {
            assertThat(e.error().sqlState()).isEqualTo("57014");
        }
    }

    /** What failed in that place was something else: what is there now was not made by us. */
    @Test
    void doesNotAdoptAnIndexForAnotherStatementThatFailedInItsPlace() {
        db.execute("CREATE TABLE users (id int PRIMARY KEY, name text)");
        new LedgerEdits(bench.workbench()).baseline("001_users");
        project.up("002_index", "REINDEX INDEX CONCURRENTLY nowhere;\nSELECT 1;");
        assertThat(requireNonNull(requireNonNull(applyAll().failure()).server()).sqlState())
                .isEqualTo("42P01");
        db.execute("CREATE INDEX users_name ON users (id)");
        project.up("002_index", "CREATE INDEX CONCURRENTLY users_name ON users (name);\nSELECT 1;");
        assertThat(requireNonNull(requireNonNull(applyAll().failure()).server()).sqlState())
                .isEqualTo("42P07");
        assertThat(db.value("SELECT pg_get_indexdef('users_name'::regclass)")).contains("(id)");
    }

    @Test
    void aScriptsOwnTransactionsAreItsOwn() {
        project.up(
                "002_own",
                """
                BEGIN;
                INSERT INTO users VALUES (2001, 'a');
                COMMIT;
                BEGIN;
                INSERT INTO users VALUES (2002, 'b');
                INSERT INTO users VALUES (1, 'twice');
                COMMIT;
                """);
        RunReport report = applyAll();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(db.rows("SELECT id FROM users WHERE id > 2000")).containsExactly("2001");
        assertThat(requireNonNull(report.failure()).databaseState())
                .contains("3 of 7")
                .contains("continues at 4");
        project.up(
                "002_own",
                """
                BEGIN;
                INSERT INTO users VALUES (2001, 'a');
                COMMIT;
                BEGIN;
                INSERT INTO users VALUES (2002, 'b');
                INSERT INTO users VALUES (2003, 'c');
                COMMIT;
                """);
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(db.rows("SELECT id FROM users WHERE id > 2000 ORDER BY 1"))
                .containsExactly("2001", "2002", "2003");
    }

    @Test
    void anInterruptedDetachIsFinalized() {
        project.up(
                "002_parts",
                "CREATE TABLE visits (id int) PARTITION BY RANGE (id);"
                        + "CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM (0) TO (10);");
        project.up("003_detach", "ALTER TABLE visits DETACH PARTITION visits_1 CONCURRENTLY;");
        new Applier(bench.workbench()).apply(new Target.To("002_parts"), false, null);
        Session old = db.session();
        old.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
        old.execute("SELECT count(*) FROM visits");
        Cancellation stop = bench.cancellation();
        Thread.ofVirtual()
                .start(() -> {
                    Waiting.until(
                            "what comes next",
                            () ->
                                    !db.rows("SELECT 1 FROM pg_inherits WHERE inhdetachpending")
                                            .isEmpty());
                    stop.request();
                });
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.CANCELLED);
        old.execute("COMMIT");
        bench.cancellation();
        RunReport report = applyAll();
        assertThat(report.failure()).isNull();
        assertThat(db.rows("SELECT count(*) FROM pg_inherits")).containsExactly("0");
    }
}
