package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lockstep.apply.Applier;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Target;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestBench;
import dev.lockstep.testkit.TestProject;
import dev.lockstep.testkit.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** PgBouncer between us and the server, as it comes with Debian. */
@Timeout(120)
final class PoolerIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path folder;

    private @Nullable Process pooler;
    private int port;

    @AfterEach
    void stopPooler() {
        if (pooler != null) {
            pooler.destroy();
            pooler.onExit().join();
        }
    }

    @Test
    void seesTransactionModeAndTellsItNothing() throws IOException {
        startPooler("transaction", 0);
        refusesWhatNeedsASession();
    }

    @Test
    void seesTransactionModeThatTakesBackendsInTurn() throws IOException {
        startPooler("transaction", 1);
        keepTwoBackendsBusy();
        refusesWhatNeedsASession();
    }

    @Test
    void worksThroughSessionMode() throws IOException {
        startPooler("session", 0);
        try (Connections connections = connections()) {
            assertThat(connections.whyNoSession()).isNull();
            Session session = connections.session("status");
            assertThat(session.facts().proxy()).contains("a pooler in session mode");
            assertThat(session.select("show lock_timeout", 1).rows())
                    .containsExactly(List.of("500ms"));
            assertThat(connections.console(false).execute("select 1").rows()).isEqualTo(1);
        }
    }

    @Test
    void nothingIsAppliedThroughTransactionMode() throws IOException {
        startPooler("transaction", 0);
        TestProject project = TestProject.nativeIn(folder.resolve("project"));
        project.up("001_users", "CREATE TABLE users (id int);");
        try (TestBench bench = new TestBench(throughPooler(), project)) {
            Applier applier = new Applier(bench.workbench());
            assertThatThrownBy(() -> applier.apply(new Target.All(), false, null))
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            e -> {
                                assertThat(e.failure().message()).contains("transaction pooler");
                                assertThat(e.failure().databaseState())
                                        .isEqualTo(Failure.UNCHANGED);
                                assertThat(e.failure().next()).contains("connect URL");
                            });
        }
        assertThat(db.rows("SELECT to_regclass('users'), to_regnamespace('lockstep')"))
                .containsExactly("|");
        assertThat(db.rows("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .containsExactly("0");
    }

    private void refusesWhatNeedsASession() {
        try (Connections connections = connections()) {
            assertThat(connections.whyNoSession()).contains("transaction pooler");
            Session session = connections.session("status");
            assertThat(session.facts().proxy()).contains("a transaction pooler");
            assertThat(session.execute("select 1").rows()).isEqualTo(1);
            session.apply(session.settings().withLockTimeout(Duration.ofMillis(123)));
            for (int i = 0; i < 5; i++) {
                assertThat(session.select("show lock_timeout", 1).rows())
                        .containsExactly(List.of("0"));
                assertThat(session.select("show row_security", 1).rows())
                        .containsExactly(List.of("on"));
            }
            assertThatThrownBy(() -> connections.console(false))
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            e -> assertThat(e.failure()).isInstanceOf(Failure.GuardRefused.class));
        }
    }

    /** So that the pooler has more than one backend to hand out. */
    private void keepTwoBackendsBusy() {
        SessionSettings settings = SessionSettings.migrations("UTC", Duration.ZERO);
        try (Session one = Session.open(throughPooler(), "one", settings);
                Session two = Session.open(throughPooler(), "two", settings)) {
            one.execute("begin");
            two.execute("begin");
            two.execute("rollback");
            one.execute("rollback");
        }
    }

    private Connections connections() {
        return new Connections(throughPooler(), "UTC", Duration.ofMillis(500));
    }

    private ConnectionTarget throughPooler() {
        return new ConnectionTarget(
                List.of(new ConnectionTarget.Host("127.0.0.1", port)),
                db.name(),
                db.target().user(),
                db.target().password(),
                null,
                false,
                Map.of("sslmode", "disable"));
    }

    private void startPooler(String mode, int roundRobin) throws IOException {
        Path program = program();
        if (program == null) {
            abort("pgbouncer is not on the PATH: the pooler's tests are skipped");
            return;
        }
        port = freePort();
        ConnectionTarget.Host server = db.target().hosts().getFirst();
        Path users = folder.resolve("users.txt");
        Files.writeString(
                users,
                "\"%s\" \"%s\"\n".formatted(db.target().user(), db.target().password().reveal()));
        String checking = db.target().password().isEmpty() ? "trust" : "plain";
        Path configuration = folder.resolve("pgbouncer.ini");
        Files.writeString(
                configuration,
                """
                [databases]
                * = host=%s port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = %s
                auth_file = %s
                pool_mode = %s
                ignore_startup_parameters = extra_float_digits
                """
                                .formatted(
                                        server.name(), server.port(), port, checking, users, mode)
                        + "server_round_robin = %d\n".formatted(roundRobin));
        pooler = new ProcessBuilder(command(program, configuration)).inheritIO().start();
        Process started = pooler;
        Waiting.until(
                "what comes next",
                () -> {
                    assertThat(started.isAlive()).as("pgbouncer runs").isTrue();
                    return answers();
                });
    }

    /** PgBouncer refuses to run as root, and then drops to the user it is given. */
    private static List<String> command(Path program, Path configuration) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of(program.toString(), "-q", configuration.toString());
        }
        try (Stream<Path> files = Files.walk(configuration.getParent())) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(
                        file, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return List.of(program.toString(), "-q", "-u", "nobody", configuration.toString());
    }

    private static @Nullable Path program() {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin";
        return Stream.of(path.split(":"))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
