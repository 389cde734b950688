package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.testkit.PgServer;
import dev.lockstep.testkit.RecordingSink;
import dev.lockstep.testkit.Waiting;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a server of its own, which it kills. */
@Timeout(120)
final class LostConnectionIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static PgServer server;

    @BeforeAll
    static void startServer() {
        server = PgServer.own();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void makeTable() {
        try (Session session = server.session("postgres")) {
            session.execute("drop table if exists t; create table t (a int)");
        }
    }

    @Test
    void aTerminatedBackendIsALostConnection() {
        Session session = server.session("postgres");
        terminate(session);
        assertThat(
                        catchThrowableOfType(
                                ConnectionLostException.class, () -> session.execute("select 1")))
                .hasMessageContaining("terminating connection due to administrator command");
        assertThat(session.isOpen()).isFalse();
        assertThat(session.whyLost()).contains("administrator command");
        assertThatThrownBy(() -> session.execute("select 1"))
                .isInstanceOf(ConnectionLostException.class);
        assertThatThrownBy(() -> session.run(Sql.of("SELECT 1")))
                .isInstanceOf(ConnectionLostException.class);
        assertThatThrownBy(() -> session.copyIn("copy t from stdin", "1\n"))
                .isInstanceOf(ConnectionLostException.class);
        session.close();
    }

    @Test
    void theServersOwnLimitOfAnIdleTransactionIsALostConnection() {
        Session session = server.session("postgres");
        session.apply(session.settings().withIdleInTransactionTimeout(Duration.ofMillis(50)));
        session.execute("begin");
        try (Session other = server.session("postgres")) {
            Waiting.until("the end of the session", () -> !Activity.exists(other, session.pid()));
        }
        assertThat(
                        catchThrowableOfType(
                                ConnectionLostException.class, () -> session.execute("select 1")))
                .hasMessageContaining("idle-in-transaction timeout");
    }

    @Test
    void aKilledServerIsALostConnectionAndWhatCommittedIsThere() {
        Connections connections = connections();
        Session session = connections.session("apply");
        session.execute("insert into t values (1)");
        session.execute("begin");
        session.execute("insert into t values (2)");
        CompletableFuture<Void> sleeping =
                CompletableFuture.runAsync(
                        () -> session.execute("select pg_sleep(60)"), Thread::startVirtualThread);
        awaitSleep(session.pid());
        server.kill();
        assertThatThrownBy(sleeping::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConnectionLostException.class);
        assertThat(connections.connected()).isFalse();
        assertThatThrownBy(() ->
                        connections.reconnect(
                                Duration.ofMillis(300), new Cancellation(), EventSink.NONE))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> {
                            assertThat(e.failure()).isInstanceOf(Failure.NotConnected.class);
                            assertThat(e.failure().message()).startsWith("nobody listens at");
                        });
        server.start();
        try (Session again = server.session("postgres")) {
            assertThat(again.select("select a from t", 9).rows().toString()).isEqualTo("[[1]]");
        }
        connections.close();
    }

    @Test
    void reconnectsSayingSo() {
        try (Connections connections = connections()) {
            Session session = connections.session("apply");
            session.execute("begin");
            terminate(session);
            assertThatThrownBy(() -> session.execute("select 1"))
                    .isInstanceOf(ConnectionLostException.class);
            RecordingSink sink = new RecordingSink();
            Session back = connections.reconnect(LONG, new Cancellation(), sink);
            assertThat(back.pid()).isNotEqualTo(session.pid());
            assertThat(connections.connected()).isTrue();
            assertThat(sink.of(Event.ConnectionLost.class))
                    .singleElement()
                    .satisfies(e -> assertThat(e.why()).contains("administrator command"));
            assertThat(sink.of(Event.Reconnecting.class)).isNotEmpty();
            assertThat(sink.of(Event.ConnectionRestored.class)).hasSize(1);
            assertThat(connections.previousFacts()).isEqualTo(connections.facts());
        }
    }

    @Test
    void stopsReconnectingWhenAsked() {
        try (Connections connections = connections()) {
            Session session = connections.session("apply");
            session.abandon();
            Cancellation cancellation = new Cancellation();
            cancellation.request();
            assertThatThrownBy(() -> connections.reconnect(LONG, cancellation, EventSink.NONE))
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
        }
    }

    @Test
    void abandonEndsAStatementThatDoesNotAnswer() {
        Session session = server.session("postgres");
        CompletableFuture<Void> sleeping =
                CompletableFuture.runAsync(
                        () -> session.execute("select pg_sleep(60)"), Thread::startVirtualThread);
        awaitSleep(session.pid());
        session.abandon();
        assertThatThrownBy(sleeping::join).hasCauseInstanceOf(ConnectionLostException.class);
        assertThat(session.isOpen()).isFalse();
    }

    @Test
    void aDeadScribeConsoleOrMonitorIsReplacedSilently() {
        try (Connections connections = connections()) {
            for (Session session :
                    new Session[] {
                        connections.scribe(),
                        connections.console(false),
                        connections.monitor(monitor -> monitor)
                    }) {
                terminate(session);
                assertThatThrownBy(() -> session.execute("select 1"))
                        .isInstanceOf(ConnectionLostException.class);
            }
            assertThat(connections.scribe().execute("select 1").rows()).isEqualTo(1);
            assertThat(connections.console(false).execute("select 1").rows()).isEqualTo(1);
            long seen = connections.monitor(monitor -> monitor.execute("select 1").rows());
            assertThat(seen).isEqualTo(1);
        }
    }

    private static Connections connections() {
        return new Connections(server.target("postgres"), "UTC", Duration.ofSeconds(1));
    }

    private static void terminate(Session session) {
        try (Session other = server.session("postgres")) {
            other.execute("select pg_terminate_backend(" + session.pid() + ", 10000)");
        }
    }

    private static void awaitSleep(int pid) {
        Sql sleeping =
                Sql.of(
                        "SELECT FROM pg_stat_activity WHERE pid = ? AND wait_event = 'PgSleep'",
                        pid);
        try (Session other = server.session("postgres")) {
            Waiting.until(
                    "the statement to run", () -> !other.query(sleeping, row -> row).isEmpty());
        }
    }
}
