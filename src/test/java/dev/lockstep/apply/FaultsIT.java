package dev.lockstep.apply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.ConnectionTarget.Host;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.Eventually;
import dev.lockstep.testkit.PgServer;
import dev.lockstep.testkit.TcpProxy;
import dev.lockstep.testkit.TestBench;
import dev.lockstep.testkit.TestProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server and a wire of its own, both of which are killed at the worst moments. */
class FaultsIT {
    /** What goes over the wire together with a migration's COMMIT, and at no other moment. */
    private static final String COMMIT = "duration_ms, statements)";

    @TempDir Path directory;
    private PgServer server;
    private TcpProxy wire;
    private TestProject project;
    private TestBench bench;

    @BeforeEach
    void open() {
        server = PgServer.own(Map.of());
        wire = new TcpProxy(port());
        project = TestProject.nativeIn(directory);
        project.up(
                "001_users",
                "CREATE TABLE users (id int PRIMARY KEY, n int);\nINSERT INTO users VALUES (1, 0);");
        bench = new TestBench(throughTheWire(), project);
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
    }

    @AfterEach
    void close() {
        bench.close();
        wire.close();
        server.close();
    }

    private int port() {
        return server.target("postgres").hosts().getFirst().port();
    }

    private ConnectionTarget throughTheWire() {
        ConnectionTarget direct = server.target("postgres");
        return new ConnectionTarget(
                List.of(new Host("127.0.0.1", wire.port())),
                direct.database(),
                direct.user(),
                direct.password(),
                direct.schema(),
                direct.saysPooler(),
                direct.properties());
    }

    private RunReport applyAll() {
        return new Applier(bench.workbench()).apply(new Target.All(), false, null);
    }

    private List<String> rows(String sql) {
        try (Session session = server.session("postgres")) {
            return session.select(sql, 1000).rows().stream()
                    .map(row -> String.join("|", row))
                    .toList();
        }
    }

    private void restart() {
        server.kill();
        server.start();
        wire.leadTo(port());
    }

    private void assertAppliedExactlyOnce() {
        assertThat(rows("SELECT n FROM users WHERE id = 1")).containsExactly("1");
        assertThat(rows("SELECT count(*) FROM lockstep.migration WHERE name = '002_count'"))
                .containsExactly("1");
    }

    private void count() {
        project.up(
                "002_count",
                "UPDATE users SET n = n + 1;\nALTER TABLE users ADD COLUMN mail text;");
    }

    @Test
    void aCommitWhoseAnswerWasLostIsKnownAsDone() {
        count();
        wire.cutAt(COMMIT, true, () -> {});
        RunReport report = applyAll();
        assertThat(report.failure()).isNull();
        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(bench.events().of(Event.Recovered.class)).isNotEmpty();
        assertAppliedExactlyOnce();
        assertThat(applyAll().migrations()).isEmpty();
    }

    @Test
    void aCommitThatNeverArrivedIsKnownAsUndoneAndTheNextApplyDoesIt() {
        count();
        wire.cutAt(COMMIT, false, () -> {});
        RunReport report = applyAll();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.failure()).isInstanceOf(Failure.NotConnected.class);
        assertThat(requireNonNull(report.failure()).databaseState())
                .contains("as before this migration");
        assertThat(rows("SELECT n FROM users WHERE id = 1")).containsExactly("0");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertAppliedExactlyOnce();
    }

    @Test
    void aServerKilledMidMigrationLeavesNothing() {
        count();
        wire.cutAt("ADD COLUMN mail", false, this::restart);
        RunReport report = applyAll();
        assertThat(report.failure()).isInstanceOf(Failure.NotConnected.class);
        assertThat(rows("SELECT n FROM users WHERE id = 1")).containsExactly("0");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertAppliedExactlyOnce();
    }

    /** After the crash the id of the lost transaction is given to somebody else, who commits. */
    @Test
    void aServerKilledMidCommitIsNotMistakenForAnotherTransaction() {
        count();
        wire.cutAt(
                COMMIT,
                false,
                () -> {
                    restart();
                    try (Session other = server.session("postgres")) {
                        for (int i = 0; i < 20; i++) {
                            other.execute("CREATE TABLE other_" + i + " ()");
                        }
                    }
                });
        RunReport report = applyAll();
        assertThat(report.failure()).isInstanceOf(Failure.NotConnected.class);
        assertThat(rows("SELECT n FROM users WHERE id = 1")).containsExactly("0");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertAppliedExactlyOnce();
    }

    @Test
    void aBackendTerminatedMidStatementIsToldAndTheNextApplyContinues() {
        project.up("002_count", "UPDATE users SET n = n + 1;\nSELECT pg_sleep(30);");
        Thread.ofVirtual()
                .start(() -> {
                    Eventually.until(() ->
                            !rows("SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(30)%' AND state = 'active'")
                                    .isEmpty());
                    rows(
                            "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(30)%' AND pid <> pg_backend_pid()");
                });
        RunReport report = applyAll();
        assertThat(report.failure()).isInstanceOf(Failure.NotConnected.class);
        assertThat(rows("SELECT n FROM users WHERE id = 1")).containsExactly("0");
        count();
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertAppliedExactlyOnce();
    }

    @Test
    void aStepwiseMigrationCutBetweenItsStatementsContinuesWithTheNext() {
        project.up(
                "002_count",
                "UPDATE users SET n = n + 1;\nCREATE INDEX CONCURRENTLY users_n ON users (n);\nUPDATE users SET n = n * 10;");
        wire.cutAt("CREATE INDEX CONCURRENTLY", true, () -> {});
        RunReport report = applyAll();
        assertThat(report.failure()).isInstanceOf(Failure.NotConnected.class);
        assertThat(requireNonNull(report.failure()).databaseState()).contains("1 of 3");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(rows("SELECT n FROM users WHERE id = 1")).containsExactly("10");
        assertThat(
                        rows(
                                "SELECT indisvalid::text FROM pg_index WHERE indexrelid = 'users_n'::regclass"))
                .containsExactly("true");
    }

    @Test
    void aStatementAndItsOutcomeRowAreNeverApart() {
        project.up(
                "002_count",
                "UPDATE users SET n = n + 1;\nCREATE INDEX CONCURRENTLY users_n ON users (n);");
        wire.cutAt(".step_run AS old", true, () -> {});
        applyAll();
        applyAll();
        assertAppliedExactlyOnce();
    }

    @Test
    void ctrlCDuringALongStatementRollsBackAndUnlocks() {
        project.up("002_count", "UPDATE users SET n = n + 1;\nSELECT pg_sleep(30);");
        Cancellation stop = bench.cancellation();
        Thread.ofVirtual()
                .start(() -> {
                    Eventually.until(() ->
                            !rows("SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(30)%' AND state = 'active'")
                                    .isEmpty());
                    stop.request();
                });
        RunReport report = applyAll();
        assertThat(report.outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(rows("SELECT n FROM users WHERE id = 1")).containsExactly("0");
        assertThat(rows("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .containsExactly("0");
    }

    @Test
    void twoRunnersAtOnceApplyEverythingOnce() throws InterruptedException {
        for (int i = 2; i < 30; i++) {
            project.up("%03d_count".formatted(i), "UPDATE users SET n = n + 1;");
        }
        try (TestBench second = new TestBench(server.target("postgres"), project)) {
            Thread other =
                    Thread.ofVirtual()
                            .start(() ->
                                    new Applier(second.workbench())
                                            .apply(new Target.All(), false, null));
            RunReport report = applyAll();
            other.join();
            assertThat(report.failure()).isNull();
        }
        assertThat(rows("SELECT n FROM users WHERE id = 1")).containsExactly("28");
        assertThat(rows("SELECT count(*) FROM lockstep.migration")).containsExactly("29");
    }

    @Test
    void theShellsDeathInMidMigrationLeavesNothingInTheWay() {
        count();
        wire.cutAt("ADD COLUMN mail", false, () -> {});
        bench.cancellation();
        applyAll();
        try (TestBench next = new TestBench(server.target("postgres"), project)) {
            assertThat(new Applier(next.workbench()).apply(new Target.All(), false, null).outcome())
                    .isEqualTo(RunOutcome.DONE);
        }
        assertAppliedExactlyOnce();
    }
}
