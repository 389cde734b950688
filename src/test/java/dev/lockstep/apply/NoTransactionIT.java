package dev.lockstep.apply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Outcome.StepReport;
import dev.lockstep.model.PlannedMigration;
import dev.lockstep.model.PlannedStep;
import dev.lockstep.model.Target;
import dev.lockstep.plan.Outlook;
import dev.lockstep.plan.Planner;
import dev.lockstep.testkit.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scripts that say {@code -- lockstep: no-transaction}, and what sessions carry between them. */
class NoTransactionIT extends ApplyCase {
    private static final String DIRECTIVE = "-- lockstep: no-transaction\n";
    private static final String IN_BATCHES =
            """
            DO $$ BEGIN
              FOR i IN 1..3 LOOP
                UPDATE users SET n = n + 1 WHERE id = i;
                COMMIT;
              END LOOP;
            END $$;
            """;

    @BeforeEach
    void begin() {
        project.up(
                "001_users",
                "CREATE TABLE users (id int PRIMARY KEY, n int);\n"
                        + "INSERT INTO users SELECT i, 0 FROM generate_series(1, 3) i;");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
    }

    private RunReport rollBackLast() {
        return new Rollback(bench.workbench()).rollback(new Target.Count(1), null);
    }

    private PlannedMigration planned() {
        try (Turn turn = Turn.take(bench.workbench(), "plan")) {
            return Planner.up(turn.states(), new Target.All())
                    .report(false, false, false, Outlook.NONE, null)
                    .migrations()
                    .getFirst();
        }
    }

    @Test
    void aBlockThatCommitsSaysWhatToWriteAndThenRuns() {
        project.up("002_batches", IN_BATCHES);
        RunReport refused = applyAll();
        assertThat(requireNonNull(requireNonNull(refused.failure()).server()).sqlState())
                .isEqualTo("2D000");
        assertThat(requireNonNull(refused.failure()).next())
                .contains("-- lockstep: no-transaction");
        assertThat(db.rows("SELECT sum(n) FROM users")).containsExactly("0");

        project.up("002_batches", DIRECTIVE + IN_BATCHES + "UPDATE users SET n = n * 10;");
        assertThat(planned().transactional()).isFalse();
        assertThat(planned().steps())
                .extracting(PlannedStep::transactional)
                .containsExactly(false, true);
        assertThat(applyAll().failure()).isNull();
        assertThat(db.rows("SELECT sum(n) FROM users")).containsExactly("30");
        assertThat(db.rows("SELECT step, outcome FROM lockstep.step_run ORDER BY 1"))
                .containsExactly("1|done", "2|done");
    }

    /** The catalog knows that this table is partitioned, its text does not tell. */
    @Test
    void whatTheServerRefusesInATransactionRunsOutsideOfOne() {
        project.up(
                "002_parts",
                "CREATE TABLE visits (id int PRIMARY KEY) PARTITION BY RANGE (id);"
                        + "CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM (0) TO (10);");
        project.up("003_reindex", "REINDEX TABLE visits;\nUPDATE users SET n = n + 1;");
        RunReport refused = applyAll();
        assertThat(requireNonNull(requireNonNull(refused.failure()).server()).sqlState())
                .isEqualTo("25001");
        assertThat(requireNonNull(refused.failure()).next())
                .contains("-- lockstep: no-transaction");

        project.up("003_reindex", DIRECTIVE + "REINDEX TABLE visits;\nUPDATE users SET n = n + 1;");
        assertThat(applyAll().failure()).isNull();
        assertThat(db.rows("SELECT sum(n) FROM users")).containsExactly("3");
    }

    @Test
    void stepModeRunsItAloneToo() {
        project.up("002_batches", DIRECTIVE + "UPDATE users SET n = 1;\n" + IN_BATCHES);
        try (Stepper stepper = Stepper.open(bench.workbench(), "002_batches")) {
            stepper.next();
            StepReport alone = stepper.next();
            assertThat(alone.failure()).isNull();
            assertThat(alone.said()).contains("outside the transaction");
            assertThat(stepper.commit().failure()).isNull();
        }
        assertThat(db.rows("SELECT sum(n) FROM users")).containsExactly("6");
        assertThat(db.rows("SELECT name FROM lockstep.migration ORDER BY 1"))
                .containsExactly("001_users", "002_batches");
    }

    /** The shell dies inside the block: nobody can tell how far it came, so a person must. */
    @Test
    void aBlockWhoseEndNobodySawIsUnknownUntilItIsResolved() {
        project.up(
                "002_batches",
                DIRECTIVE
                        + "DO $$ BEGIN UPDATE users SET n = 1; COMMIT; PERFORM pg_sleep(60); END $$;\n"
                        + "UPDATE users SET n = n * 10;");
        Thread.ofVirtual()
                .start(() -> {
                    Waiting.until(
                            "what comes next",
                            () -> !db.rows("SELECT 1 FROM users WHERE n = 1").isEmpty());
                    db.rows(
                            "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity"
                                    + " WHERE query LIKE 'DO %pg_sleep(60)%' AND state = 'active'");
                });
        RunReport lost = applyAll();
        assertThat(lost.outcome()).isEqualTo(RunOutcome.UNKNOWN);
        assertThat(requireNonNull(lost.failure()).databaseState())
                .contains("wholly, partly or not");
        assertThat(db.rows("SELECT sum(n) FROM users")).containsExactly("3");

        assertThatThrownBy(this::applyAll)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> {
                            assertThat(e.failure().message()).contains("its end is not known");
                            assertThat(e.failure().next())
                                    .contains("resolve 002_batches --applied")
                                    .contains("resolve 002_batches --rolled-back");
                        });
        assertThat(db.rows("SELECT sum(n) FROM users")).containsExactly("3");

        new LedgerEdits(bench.workbench()).resolve("002_batches", LedgerEdits.As.ROLLED_BACK);
        project.up("002_batches", DIRECTIVE + IN_BATCHES);
        assertThat(applyAll().failure()).isNull();
        assertThat(db.rows("SELECT sum(n) FROM users")).containsExactly("6");
        assertThat(applyAll().migrations()).isEmpty();
    }

    @Test
    void aCheckThatFailsAfterwardsSaysThatAllOfItStays() {
        project.up("002_count", DIRECTIVE + "UPDATE users SET n = n + 1;\nVACUUM users;");
        project.file("002_count", "verify.sql", "SELECT id FROM users WHERE n < 2 ORDER BY id;");
        RunReport failed = applyAll();
        assertThat(requireNonNull(failed.failure()).message()).contains("not verified");
        assertThat(requireNonNull(failed.failure()).databaseState())
                .contains("all 2 statements are done and stay")
                .doesNotContain("rolled back");
        assertThat(db.rows("SELECT sum(n) FROM users")).containsExactly("3");

        project.file("002_count", "verify.sql", "SELECT id FROM users WHERE n < 1;");
        assertThat(applyAll().failure()).isNull();
        assertThat(db.rows("SELECT sum(n) FROM users")).containsExactly("3");
        assertThat(db.rows("SELECT name FROM lockstep.migration ORDER BY 1"))
                .containsExactly("001_users", "002_count");
    }

    @Test
    void aWayBackThatStoppedGoesOnWhereItStopped() {
        project.up("002_index", "CREATE INDEX CONCURRENTLY users_n ON users (n);")
                .down(
                        "002_index",
                        "UPDATE users SET n = n + 1;\nDROP INDEX CONCURRENTLY users_n;\nDROP TABLE nowhere;");
        assertThat(applyAll().failure()).isNull();
        RunReport stopped = rollBackLast();
        assertThat(stopped.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(requireNonNull(stopped.failure()).databaseState())
                .contains("2 of 3 statements are done and stay")
                .contains("the next rollback continues at 3");
        assertThat(db.rows("SELECT sum(n) FROM users")).containsExactly("3");
        assertThatThrownBy(this::applyAll)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().message()).contains("rollback of 002_index"));

        project.down(
                "002_index",
                "UPDATE users SET n = n + 1;\nDROP INDEX CONCURRENTLY users_n;\nSELECT 1;");
        assertThat(rollBackLast().failure()).isNull();
        assertThat(db.rows("SELECT sum(n) FROM users")).containsExactly("3");
        assertThat(db.rows("SELECT name, state FROM lockstep.migration ORDER BY 1"))
                .containsExactly("001_users|applied", "002_index|rolled_back");
        assertThat(applyAll().failure()).isNull();
        assertThat(db.rows("SELECT to_regclass('users_n') IS NOT NULL")).containsExactly("t");
    }

    @Test
    void aRoleThatTheScriptSetHoldsForItsLaterStatementsAndNotForOurs() {
        String role = db.name() + "_app";
        db.execute("CREATE ROLE " + role + "; GRANT CREATE ON SCHEMA public TO " + role);
        try {
            project.up(
                    "002_role",
                    DIRECTIVE
                            + "SET ROLE "
                            + role
                            + ";\nCREATE TABLE owned (id int);\nVACUUM owned;\n"
                            + "CREATE INDEX CONCURRENTLY owned_id ON owned (id);");
            project.up("003_after", "CREATE TABLE after_role (id int);");
            assertThat(applyAll().failure()).isNull();
            assertThat(
                            db.rows(
                                    "SELECT tablename, tableowner = '"
                                            + role
                                            + "' FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
                    .containsExactly("after_role|f", "owned|t", "users|f");
        } finally {
            db.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
        }
    }

    @Test
    void settingsOfTheStatementsThatAreDoneAreSetAgainBeforeTheRest() {
        project.up(
                "002_schema",
                DIRECTIVE
                        + "CREATE SCHEMA app;\nSET search_path TO app;\n"
                        + "CREATE TABLE t (id int);\nSELECT 1/0;\n"
                        + "CREATE INDEX CONCURRENTLY t_id ON t (id);");
        assertThat(requireNonNull(requireNonNull(applyAll().failure()).server()).sqlState())
                .isEqualTo("22012");
        project.up(
                "002_schema",
                DIRECTIVE
                        + "CREATE SCHEMA app;\nSET search_path TO app;\n"
                        + "CREATE TABLE t (id int);\nSELECT 1;\n"
                        + "CREATE INDEX CONCURRENTLY t_id ON t (id);");
        assertThat(applyAll().failure()).isNull();
        assertThat(db.rows("SELECT to_regclass('app.t_id') IS NOT NULL")).containsExactly("t");
    }

    @Test
    void discardAllTakesTheLockAwaySoTheRestWaitsForTheNextApply() {
        project.up(
                "002_discard",
                DIRECTIVE
                        + "UPDATE users SET n = n + 1;\nDISCARD ALL;\nVACUUM users;\n"
                        + "UPDATE users SET n = n * 10;");
        RunReport stopped = applyAll();
        assertThat(stopped.outcome()).isEqualTo(RunOutcome.REFUSED);
        assertThat(stopped.failure()).isInstanceOf(Failure.GuardRefused.class);
        assertThat(requireNonNull(stopped.failure()).message()).contains("advisory lock is gone");
        assertThat(requireNonNull(stopped.failure()).databaseState())
                .contains("2 of 4 statements are done and stay");
        assertThat(db.rows("SELECT sum(n) FROM users")).containsExactly("3");
        assertThat(applyAll().failure()).isNull();
        assertThat(bench.events().of(Event.StatementSkipped.class)).hasSize(2);
        assertThat(db.rows("SELECT sum(n) FROM users")).containsExactly("30");
    }
}
