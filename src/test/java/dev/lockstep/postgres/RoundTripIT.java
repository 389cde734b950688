package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.PgDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Counts how often the talk between us and the server changes direction, on a relay between them.
 */
@Timeout(120)
final class RoundTripIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    @Test
    void statementsOfOursTakeOneRoundTripTogether() throws IOException {
        try (Relay relay = new Relay(db.target().hosts().getFirst())) {
            ConnectionTarget target = through(relay.port());
            SessionSettings settings = SessionSettings.migrations("UTC", Duration.ZERO);
            try (Session session = Session.open(target, "lockstep test", settings)) {
                // start packet, two or three turns of authentication, and the introduction
                assertThat(relay.turns()).isLessThanOrEqualTo(5);
                int before = relay.turns();
                Sql many = Sql.of("CREATE TABLE t (a int)");
                for (int i = 0; i < 50; i++) {
                    many = many.then(Sql.of("INSERT INTO t VALUES (?)", i));
                }
                session.run(many.then(Sql.of("SELECT count(*) FROM t")));
                assertThat(relay.turns() - before).isEqualTo(1);
                before = relay.turns();
                session.run(session.settings().restore(session.facts().versionNumber()));
                assertThat(relay.turns() - before).isEqualTo(1);
                before = relay.turns();
                session.execute("insert into t values (1), (2)");
                assertThat(relay.turns() - before).isEqualTo(1);
            }
        }
    }

    private ConnectionTarget through(int port) {
        ConnectionTarget given = db.target();
        return new ConnectionTarget(
                List.of(new ConnectionTarget.Host("127.0.0.1", port)),
                given.database(),
                given.user(),
                given.password(),
                null,
                false,
                Map.of("sslmode", "disable"));
    }

    /** Passes bytes on for one connection; a turn begins when we speak after the server has. */
    private static final class Relay implements AutoCloseable {
        private final ServerSocket listening =
                new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final AtomicInteger turns = new AtomicInteger();
        private final AtomicReference<String> speaker = new AtomicReference<>("server");

        Relay(ConnectionTarget.Host server) throws IOException {
            Thread.ofVirtual()
                    .start(() -> {
                        try (Socket client = listening.accept();
                                Socket behind = new Socket(server.name(), server.port())) {
                            Thread back =
                                    Thread.ofVirtual().start(() -> pass(behind, client, "server"));
                            pass(client, behind, "client");
                            back.interrupt();
                        } catch (IOException e) {
                            // the test is over
                        }
                    });
        }

        int port() {
            return listening.getLocalPort();
        }

        int turns() {
            return turns.get();
        }

        private void pass(Socket from, Socket to, String name) {
            byte[] buffer = new byte[65536];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!speaker.getAndSet(name).equals(name) && name.equals("client")) {
                        turns.incrementAndGet();
                    }
                    out.write(buffer, 0, read);
                }
            } catch (IOException e) {
                // one of the two has gone
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
