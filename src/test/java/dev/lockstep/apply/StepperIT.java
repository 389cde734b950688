package dev.lockstep.apply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.StepReport;
import dev.lockstep.model.Target;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.Waiting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StepperIT extends ApplyCase {
    @BeforeEach
    void begin() {
        project.up(
                "001_users",
                "CREATE TABLE users (id int PRIMARY KEY, name text);\nINSERT INTO users VALUES (1, 'a');");
        new Applier(bench.workbench()).apply(new Target.All(), false, null);
        project.up(
                "002_roles",
                "ALTER TABLE users ADD COLUMN role text;\nUPDATE users SET role = 'x';\nALTER TABLE users ALTER COLUMN role SET NOT NULL;");
    }

    private Stepper step(String migration) {
        return Stepper.open(bench.workbench(), migration);
    }

    @Test
    void goesForwardBackAndForwardAndCommits() {
        try (Stepper stepper = step("002_roles")) {
            StepReport first = stepper.next();
            assertThat(first.done()).isEqualTo(1);
            assertThat(first.locks()).anyMatch(lock -> lock.contains("ACCESS EXCLUSIVE"));
            assertThat(stepper.next().done()).isEqualTo(2);
            assertThat(stepper.back().done()).isEqualTo(1);
            assertThat(stepper.sql("SELECT role FROM users", 10).rows()).hasSize(1);
            assertThatThrownBy(stepper::commit).isInstanceOf(FailureException.class);
            stepper.next();
            stepper.next();
            assertThat(stepper.commit().open()).isFalse();
        }
        assertThat(db.rows("SELECT name FROM lockstep.migration ORDER BY 1"))
                .containsExactly("001_users", "002_roles");
        assertThat(db.rows("SELECT role FROM users")).containsExactly("x");
        assertThat(db.rows("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .containsExactly("0");
    }

    @Test
    void aLockThatWasNotToBeHadIsAskedForAgainWithNext() {
        Session other = db.session();
        other.execute("BEGIN; LOCK TABLE users");
        try (Stepper stepper = step("002_roles")) {
            Failure failure = requireNonNull(stepper.next().failure());
            assertThat(failure).isInstanceOf(Failure.LockTimeout.class);
            assertThat(failure.next())
                    .isEqualTo(
                            "when pid " + other.pid() + " has ended: next (again), back or abort");
            other.execute("ROLLBACK");
            assertThat(stepper.next().failure()).isNull();
        }
    }

    @Test
    void abortLeavesNothing() {
        try (Stepper stepper = step("002_roles")) {
            stepper.next();
            assertThat(stepper.abort("you asked").open()).isFalse();
        }
        assertThat(
                        db.rows(
                                "SELECT count(*) FROM information_schema.columns WHERE column_name = 'role' AND table_name = 'users'"))
                .containsExactly("0");
        assertThat(new Applier(bench.workbench()).apply(new Target.All(), false, null).outcome())
                .isEqualTo(RunOutcome.DONE);
    }

    @Test
    void saysAndWritesDownWhatItPassesOver() {
        project.up("003_later", "CREATE TABLE later (id int);");
        try (Stepper stepper = step("003_later")) {
            assertThat(bench.events().of(Event.Note.class))
                    .extracting(Event.Note::text)
                    .contains("passes over 002_roles, applicable later");
            stepper.next();
            assertThat(stepper.commit().failure()).isNull();
        }
        assertThat(db.rows("SELECT name, state FROM lockstep.migration ORDER BY 1"))
                .containsExactly("001_users|applied", "002_roles|skipped", "003_later|applied");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
    }

    @Test
    void aFailedStatementAloneIsUndone() {
        project.up(
                "002_roles",
                "ALTER TABLE users ADD COLUMN role text;\nALTER TABLE users ALTER COLUMN role SET NOT NULL;");
        try (Stepper stepper = step("002_roles")) {
            stepper.next();
            StepReport failed = stepper.next();
            assertThat(failed.failure()).extracting("server.sqlState").isEqualTo("23502");
            assertThat(failed.done()).isEqualTo(1);
            assertThat(failed.open()).isTrue();
            assertThat(stepper.sql("SELECT role FROM users", 10).rows()).hasSize(1);
        }
    }

    @Test
    void looksButNeverWrites() {
        try (Stepper stepper = step("002_roles")) {
            stepper.next();
            assertThatThrownBy(() -> stepper.sql("DELETE FROM users", 10))
                    .isInstanceOf(FailureException.class);
            assertThatThrownBy(() -> stepper.sql("COMMIT", 10))
                    .isInstanceOf(FailureException.class);
            assertThatThrownBy(() -> stepper.sql("SELECT 1; COMMIT", 10))
                    .isInstanceOf(FailureException.class);
            assertThat(stepper.sql("SELECT count(*) FROM users", 10).rows().getFirst())
                    .containsExactly("1");
        }
    }

    @Test
    void warnsAndThenAbortsByItselfWhenStrongLocksAreHeldTooLong() {
        bench.stepAbortAfter(Duration.ofSeconds(1));
        try (Stepper stepper = step("002_roles")) {
            stepper.next();
            Session reader = db.session();
            // waits for the step's lock until the watch lets go of it
            assertThat(reader.select("SELECT count(*) FROM users", 1).rows()).hasSize(1);
            assertThatThrownBy(stepper::next)
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            e ->
                                    assertThat(e.failure().message())
                                            .contains("strong locks were held"));
        }
        assertThat(bench.events().of(Event.Note.class)).isNotEmpty();
        assertThat(db.rows("SELECT name FROM lockstep.migration")).containsExactly("001_users");
    }

    @Test
    void theServerLimitsOnlyWhatHoldsStrongLocks() {
        project.up(
                "002_roles",
                "INSERT INTO users VALUES (2, 'b');\nALTER TABLE users ADD COLUMN role text;");
        bench.stepAbortAfter(Duration.ofSeconds(20));
        try (Stepper stepper = step("002_roles")) {
            stepper.next();
            assertThat(idleLimit(stepper)).isEqualTo("1h");
            stepper.next();
            assertThat(idleLimit(stepper)).isEqualTo("25s");
            stepper.back();
            assertThat(idleLimit(stepper)).isEqualTo("1h");
        }
    }

    private static @Nullable String idleLimit(Stepper stepper) {
        return stepper.sql("SHOW idle_in_transaction_session_timeout", 1)
                .rows()
                .getFirst()
                .getFirst();
    }

    @Test
    void theServerEndsItWhenTheShellIsGone() {
        try (Stepper stepper = step("002_roles")) {
            stepper.next();
            assertThat(
                            db.rows(
                                    "SELECT query FROM pg_stat_activity WHERE state = 'idle in transaction' AND application_name LIKE 'lockstep step%'"))
                    .hasSize(1);
            db.rows(
                    "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE state = 'idle in transaction'");
            assertThat(whyOver(stepper)).containsAnyOf("connection was lost", "server ended it");
        }
        assertThat(new Applier(bench.workbench()).apply(new Target.All(), false, null).outcome())
                .isEqualTo(RunOutcome.DONE);
    }

    /** The command finds it out, or the watch has done so before it. */
    private static String whyOver(Stepper stepper) {
        try {
            StepReport report = stepper.next();
            assertThat(report.open()).isFalse();
            assertThat(requireNonNull(report.failure()).databaseState()).contains("rolled back");
            return report.failure().message();
        } catch (FailureException e) {
            return e.failure().message();
        }
    }

    @Test
    @Timeout(60)
    void isOverAsSoonAsTheServerHasEndedItsTransaction() {
        try (Stepper stepper = step("002_roles")) {
            stepper.next();
            db.rows(
                    "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE state = 'idle in transaction'");
            Waiting.until("the end of step mode", () -> !stepper.glance().open());
            Waiting.until(
                    "the row about it",
                    () ->
                            db.rows(
                                            "SELECT outcome, left_nothing, note FROM lockstep.migration_run WHERE migration = '002_roles'")
                                    .contains("cancelled|t|step mode: the server ended it"));
            assertThat(bench.events().of(Event.ConnectionLost.class))
                    .singleElement()
                    .extracting(Event.ConnectionLost::inFlight)
                    .asString()
                    .contains("the server rolls back", "step mode is over", "nothing was changed");
            assertThatThrownBy(stepper::next)
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("the server ended it");
        }
        bench.connections().reconnect(Duration.ofSeconds(30), bench.cancellation(), bench.events());
        assertThat(bench.events().of(Event.ConnectionLost.class)).hasSize(1);
        assertThat(db.rows("SELECT count(*)::text FROM users")).containsExactly("1");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
    }

    @Test
    void aLookThatFindsTheTransactionGoneSaysThatStepModeIsOver() {
        try (Stepper stepper = step("002_roles")) {
            stepper.next();
            db.rows(
                    "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE state = 'idle in transaction'");
            assertThatThrownBy(() -> stepper.sql("SELECT 1", 10))
                    .isInstanceOf(FailureException.class);
            assertThat(stepper.glance().open()).isFalse();
        }
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
    }

    @Test
    void whatCannotBeUndoneIsNotGonePast() {
        project.up(
                "002_roles",
                "ALTER TABLE users ADD COLUMN role text;\nCREATE INDEX CONCURRENTLY users_role ON users (role);\nUPDATE users SET role = 'y';");
        try (Stepper stepper = step("002_roles")) {
            stepper.next();
            assertThat(stepper.next().said()).contains("outside the transaction");
            assertThat(stepper.back().said()).contains("nothing to undo");
            stepper.next();
            assertThat(stepper.back().done()).isEqualTo(2);
            stepper.abort("you asked");
        }
        assertThat(db.rows("SELECT coalesce(role, '-') FROM users")).containsExactly("-");
        assertThat(new Applier(bench.workbench()).apply(new Target.All(), false, null).outcome())
                .isEqualTo(RunOutcome.DONE);
        assertThat(db.rows("SELECT role FROM users")).containsExactly("y");
        assertThat(
                        db.rows(
                                "SELECT indisvalid FROM pg_index WHERE indexrelid = 'users_role'::regclass"))
                .containsExactly("t");
    }
}
