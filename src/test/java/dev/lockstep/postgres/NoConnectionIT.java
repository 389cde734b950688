package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.testkit.PgDatabase;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way not to be let in has its own sentence and a next step, and none shows a password. */
@Timeout(120)
final class NoConnectionIT {
    private static final String PASSWORD = "correct horse";

    @RegisterExtension final PgDatabase db = new PgDatabase();

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Failure failure = refusal(target("127.0.0.1", port, "d", "u", Map.of()));
        assertThat(failure.message()).isEqualTo("nobody listens at 127.0.0.1:" + port);
    }

    @Test
    void noSuchHost() {
        Failure failure = refusal(target("no-such-host.invalid", 5432, "d", "u", Map.of()));
        assertThat(failure.message()).isEqualTo("no host is called no-such-host.invalid");
    }

    @Test
    void someoneListensAndSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Failure failure =
                    refusal(
                            target(
                                    "127.0.0.1",
                                    silent.getLocalPort(),
                                    "d",
                                    "u",
                                    Map.of("connectTimeout", "1", "sslmode", "disable")));
            assertThat(failure.message()).contains("did not answer in time");
        }
    }

    @Test
    void wrongPassword() {
        Failure failure = refusal(at(db.name(), db.target().user(), Map.of()));
        assertThat(failure.message()).startsWith("the password for " + db.target().user());
        assertThat(failure.next()).contains("PGPASSWORD");
    }

    @Test
    void noPasswordAtAll() {
        ConnectionTarget given = db.target();
        ConnectionTarget target =
                new ConnectionTarget(
                        given.hosts(),
                        given.database(),
                        given.user(),
                        Secret.NONE,
                        null,
                        false,
                        given.properties());
        Failure failure = refusal(target);
        assertThat(failure.message()).contains("asks for a password");
    }

    @Test
    void aPasswordFileThatOthersMayRead(@TempDir Path home) throws IOException {
        Path file = Files.writeString(home.resolve(".pgpass"), "*:*:*:*:" + PASSWORD + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        ConnectionTarget given = db.target();
        ConnectionTarget.Host host = given.hosts().getFirst();
        String url =
                "postgresql://%s@%s:%d/%s"
                        .formatted(given.user(), host.name(), host.port(), given.database());
        Surroundings around = new Surroundings(Map.of(), home, "ana", home);
        Failure failure = refusal(ConnectionStrings.parse(url, around));
        assertThat(failure.message()).contains("asks for a password");
        assertThat(failure.next())
                .isEqualTo(
                        "the password file %1$s has permissions 0644 and is ignored: chmod 600 %1$s"
                                .formatted(file));
    }

    @Test
    void eachHostHasItsOwnPassword() {
        ConnectionTarget given = db.target();
        ConnectionTarget.Host right = given.hosts().getFirst();
        ConnectionTarget.Host wrong = new ConnectionTarget.Host("localhost", right.port());
        ConnectionTarget target =
                several(
                        List.of(wrong, right),
                        Map.of(wrong, Secret.of(PASSWORD), right, given.password()));
        SessionSettings settings = SessionSettings.migrations("UTC", Duration.ZERO);
        try (Session session = Session.open(target, "lockstep test", settings)) {
            assertThat(session.facts().host()).isEqualTo(right.name());
        }
        Failure failure =
                refusal(
                        several(
                                List.of(wrong, right),
                                Map.of(wrong, Secret.of(PASSWORD), right, Secret.NONE)));
        assertThat(failure.message()).contains("is wrong at localhost").contains("asks for");
    }

    private ConnectionTarget several(
            List<ConnectionTarget.Host> hosts, Map<ConnectionTarget.Host, Secret> passwords) {
        ConnectionTarget given = db.target();
        return new ConnectionTarget(
                hosts,
                given.database(),
                given.user(),
                Secret.NONE,
                null,
                false,
                given.properties(),
                new ConnectionTarget.FromFile(passwords, null));
    }

    @Test
    void noSuchDatabase() {
        ConnectionTarget given = db.target();
        ConnectionTarget target =
                new ConnectionTarget(
                        given.hosts(),
                        "nothere",
                        given.user(),
                        given.password(),
                        null,
                        false,
                        given.properties());
        Failure failure = refusal(target);
        assertThat(failure.message()).startsWith("there is no database nothere at ");
        assertThat(failure.next()).contains("createdb nothere");
    }

    @Test
    void aRoleThatMayNotLogIn() {
        db.execute("create role no_login nologin password '" + PASSWORD + "'");
        try {
            Failure failure = refusal(at(db.name(), "no_login", Map.of()));
            assertThat(failure.message()).contains("not permitted to log in");
            assertThat(failure.next()).contains("LOGIN");
        } finally {
            db.execute("drop role no_login");
        }
    }

    @Test
    void aDatabaseThatLetsNobodyMoreIn() {
        db.execute("create role crowd login connection limit 0 password '" + PASSWORD + "'");
        try {
            Failure failure = refusal(at(db.name(), "crowd", Map.of()));
            assertThat(failure.message()).contains("has no connection left");
        } finally {
            db.execute("drop role crowd");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "57P03, the database system is starting up, does not take connections yet",
        "28000, no pg_hba.conf entry for host, lets nobody in like this",
        "53300, sorry too many clients already, has no connection left",
        "XX000, out of coffee, refused the connection: out of coffee",
    })
    void aServerThatSaysNo(String state, String said, String sentence) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuse(server, state, said));
            Failure failure =
                    refusal(
                            target(
                                    "127.0.0.1",
                                    server.getLocalPort(),
                                    "d",
                                    "u",
                                    Map.of("sslmode", "disable")));
            assertThat(failure.message()).contains(sentence);
        }
    }

    /** Answers the start packet with one ErrorResponse, as the protocol has it. */
    private static void refuse(ServerSocket server, String state, String said) {
        try (Socket client = server.accept()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            in.readNBytes(in.readInt() - 4);
            byte[] fields =
                    ("SFATAL\0VFATAL\0C" + state + "\0M" + said + "\0\0")
                            .getBytes(StandardCharsets.UTF_8);
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            out.writeByte('E');
            out.writeInt(fields.length + 4);
            out.write(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aServerWithoutTls() {
        if (!db.value("show ssl").equals("off")) {
            return;
        }
        Failure failure = refusal(at(db.name(), "ana", Map.of("sslmode", "require")));
        assertThat(failure.message())
                .startsWith("no TLS connection to ")
                .contains("sslmode require");
    }

    private ConnectionTarget at(String database, String user, Map<String, String> properties) {
        ConnectionTarget.Host host = db.target().hosts().getFirst();
        return target(host.name(), host.port(), database, user, properties);
    }

    private static ConnectionTarget target(
            String host, int port, String database, String user, Map<String, String> properties) {
        return new ConnectionTarget(
                List.of(new ConnectionTarget.Host(host, port)),
                database,
                user,
                Secret.of(PASSWORD),
                null,
                false,
                properties);
    }

    private static Failure refusal(ConnectionTarget target) {
        Failure[] failure = new Failure[1];
        SessionSettings settings = SessionSettings.migrations("UTC", Duration.ZERO);
        assertThatThrownBy(() -> Session.open(target, "lockstep test", settings).close())
                .isInstanceOfSatisfying(FailureException.class, e -> failure[0] = e.failure());
        assertThat(failure[0]).isInstanceOf(Failure.NotConnected.class);
        assertThat(failure[0].next()).isNotEmpty();
        assertThat(failure[0].message() + failure[0].next()).doesNotContain(PASSWORD);
        return failure[0];
    }
}
