package dev.lockstep.apply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.TestBench;
import dev.lockstep.testkit.Waiting;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server and a wire of its own, both of which are killed at the worst moments. */
class FaultsIT extends WireCase {
    /** Stands in the message that holds the ledger's row and COMMIT, and in no other. */
    private static final String ENDING = "excluded.applied_at";

    @BeforeEach
    void begin() {
        project.up(
                "001_users",
                "CREATE TABLE users (id int PRIMARY KEY, n int);\nINSERT INTO users VALUES (1, 0);");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
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
        wire.cutAt(ENDING, true, () -> {});
        RunReport report = applyAll();
        assertThat(report.failure()).isNull();
        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(bench.events().of(Event.Recovered.class)).isNotEmpty();
        assertAppliedExactlyOnce();
        assertThat(applyAll().migrations()).isEmpty();
    }

    /** The round trip that commits one opens the transaction of the next. */
    @Test
    void aCommitWhoseAnswerWasLostDoesNotLoseTheNextMigration() {
        count();
        project.up("003_after", "INSERT INTO users (id, n) VALUES (99, 0);");
        wire.cutAt(ENDING, true, () -> {});
        assertThat(applyAll().failure()).isNull();
        assertAppliedExactlyOnce();
        assertThat(rows("SELECT count(*) FROM users WHERE id = 99")).containsExactly("1");
        assertThat(rows("SELECT name FROM lockstep.migration ORDER BY 1"))
                .endsWith("002_count", "003_after");
    }

    @Test
    void aCommitThatNeverArrivedIsKnownAsUndoneAndTheNextApplyDoesIt() {
        count();
        wire.cutAt(ENDING, false, () -> {});
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
    void aLossSaysWhatWasInFlight() {
        count();
        wire.cutAt("ADD COLUMN mail", false, () -> {});
        applyAll();
        assertThat(bench.events().of(Event.ConnectionLost.class).getLast().inFlight())
                .isEqualTo("the migration 002_count");
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
        project.up(
                "002_count",
                "UPDATE users SET n = n + 1;\n"
                        + "DO $$ BEGIN RAISE NOTICE 'xid %', pg_current_xact_id(); END $$;");
        wire.cutAt(
                ENDING,
                false,
                () -> {
                    restart();
                    try (Session other = session()) {
                        for (int i = 0; i < 20; i++) {
                            other.execute("CREATE TABLE other_" + i + " ()");
                        }
                    }
                });
        RunReport report = applyAll();
        String xid =
                bench.events().of(Event.ServerNotice.class).stream()
                        .map(Event.ServerNotice::message)
                        .filter(message -> message.startsWith("xid "))
                        .map(message -> message.substring("xid ".length()))
                        .findFirst()
                        .orElseThrow();
        assertThat(rows("SELECT pg_xact_status('" + xid + "')")).containsExactly("committed");
        assertThat(report.failure()).isInstanceOf(Failure.NotConnected.class);
        assertThat(rows("SELECT n FROM users WHERE id = 1")).containsExactly("0");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertAppliedExactlyOnce();
    }

    /** It arrived, and the server was killed at once: whatever it came to, that is said. */
    @Test
    void aServerKilledWhileItCommitsIsToldAsItIs() {
        count();
        wire.cutAt(ENDING, true, this::restart);
        RunReport report = applyAll();
        boolean committed = rows("SELECT n FROM users WHERE id = 1").equals(List.of("1"));
        assertThat(report.outcome()).isEqualTo(committed ? RunOutcome.DONE : RunOutcome.FAILED);
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertAppliedExactlyOnce();
    }

    @Test
    void whatNobodySawEndIsLookedUpWhenTheServerIsBack() {
        count();
        assertThat(givenUpAt(ENDING, false)).isInstanceOf(Failure.OutcomeUnknown.class);
        assertThat(foundAlone()).contains("as before this migration");
        assertThat(rows("SELECT n FROM users WHERE id = 1")).containsExactly("0");
        assertThat(
                        rows(
                                "SELECT outcome, left_nothing, note LIKE 'the connection was lost%'"
                                        + " FROM lockstep.migration_run WHERE migration = '002_count'"))
                .containsExactly("failed|t|t");

        assertThat(givenUpAt(ENDING, true)).isInstanceOf(Failure.OutcomeUnknown.class);
        String found = foundAlone();
        boolean committed = rows("SELECT n FROM users WHERE id = 1").equals(List.of("1"));
        assertThat(found).contains(committed ? "it was committed" : "as before this migration");
        applyAll();
        assertAppliedExactlyOnce();
    }

    private String foundAlone() {
        List<Event.Recovered> told = foundLater();
        assertThat(told).hasSize(1);
        return told.getFirst().what();
    }

    /** For a while it answers as a server in crash recovery does. */
    @Test
    void aServerThatIsStillStartingUpIsWaitedFor() throws IOException {
        count();
        AtomicInteger refused = new AtomicInteger();
        try (ServerSocket starting = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            wire.cutAt(
                    "ADD COLUMN mail",
                    false,
                    () -> {
                        server.kill();
                        wire.leadTo(starting.getLocalPort());
                        Thread.ofVirtual()
                                .start(() -> {
                                    while (refused.get() < 2) {
                                        sayStartingUp(starting);
                                        refused.incrementAndGet();
                                    }
                                    server.start();
                                    wire.leadTo(port());
                                });
                    });
            RunReport report = applyAll();
            assertThat(refused).hasValue(2);
            assertThat(report.failure()).isInstanceOf(Failure.NotConnected.class);
            assertThat(requireNonNull(report.failure()).databaseState())
                    .contains("as before this migration");
        }
        assertThat(rows("SELECT n FROM users WHERE id = 1")).containsExactly("0");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertAppliedExactlyOnce();
    }

    private static void sayStartingUp(ServerSocket server) {
        try (Socket client = server.accept()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            in.readNBytes(in.readInt() - 4);
            byte[] fields =
                    "SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0"
                            .getBytes(StandardCharsets.UTF_8);
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            out.writeByte('E');
            out.writeInt(fields.length + 4);
            out.write(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server in recovery, as a standby is; no primary is needed to be one. */
    @Test
    void aStandbyIsLookedAtButNotChanged() throws IOException {
        count();
        Path signal = server.data().resolve("standby.signal");
        server.stop();
        Files.createFile(signal);
        server.start();
        wire.leadTo(port());
        try {
            assertThatThrownBy(this::applyAll)
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            e -> {
                                assertThat(e.failure().message()).contains("standby");
                                assertThat(e.failure().next()).contains("primary");
                            });
            assertThat(rows("SELECT n FROM users WHERE id = 1")).containsExactly("0");
        } finally {
            server.stop();
            Files.deleteIfExists(signal);
            server.start();
            wire.leadTo(port());
        }
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertAppliedExactlyOnce();
    }

    /** Its backend is stopped as a debugger would stop it: it hears neither cancel nor close. */
    @Test
    void aServerThatDoesNotAnswerIsAbandonedAndTheOutcomeEstablishedLater() throws Exception {
        project.up("002_count", "UPDATE users SET n = n + 1;\nSELECT pg_sleep(30);");
        Cancellation stop = bench.cancellation();
        String running =
                "SELECT pid::text FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(30)%' AND state = 'active'";
        AtomicReference<String> pid = new AtomicReference<>();
        Thread.ofVirtual()
                .start(() -> {
                    Waiting.until("what comes next", () -> !rows(running).isEmpty());
                    pid.set(rows(running).getFirst());
                    signal("STOP", pid.get());
                    stop.request();
                    stop.request();
                });
        try {
            RunReport report = applyAll();
            assertThat(report.outcome()).isEqualTo(RunOutcome.UNKNOWN);
            assertThat(report.failure()).isInstanceOf(Failure.OutcomeUnknown.class);
            assertThat(requireNonNull(report.failure()).next()).contains("status");
        } finally {
            signal("CONT", pid.get());
        }
        bench.cancellation();
        count();
        RunReport next = applyAll();
        assertThat(next.failure()).isNull();
        assertAppliedExactlyOnce();
    }

    private static void signal(String name, String pid) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor();
            assertThat(code).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aBackendTerminatedMidStatementIsToldAndTheNextApplyContinues() {
        project.up("002_count", "UPDATE users SET n = n + 1;\nSELECT pg_sleep(30);");
        Thread.ofVirtual()
                .start(() -> {
                    Waiting.until(
                            "the statement to run",
                            () ->
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
                    Waiting.until(
                            "the statement to run",
                            () ->
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
        try (TestBench second = new TestBench(direct(), project)) {
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
}
