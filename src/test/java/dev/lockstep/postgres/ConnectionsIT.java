package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.testkit.PgDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
final class ConnectionsIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    private Connections connections;

    @BeforeEach
    void open() {
        connections = new Connections(db.target(), "UTC", Duration.ofMillis(500));
    }

    @AfterEach
    void close() {
        connections.close();
    }

    @Test
    void connectsToNothingBeforeSomebodyAsks() {
        assertThat(connections.connected()).isFalse();
        assertThat(connections.facts()).isNull();
        assertThat(connections.target()).isEqualTo(db.target());
    }

    @Test
    void keepsOneSessionAndNamesItAfterTheCommand() {
        Session session = connections.session("status");
        assertThat(connections.connected()).isTrue();
        assertThat(connections.facts()).isEqualTo(session.facts());
        assertThat(name(session)).isEqualTo("lockstep status");
        assertThat(connections.session("apply")).isSameAs(session);
        assertThat(name(session)).isEqualTo("lockstep apply");
        session.execute("begin");
        connections.session("step");
        assertThat(name(session)).isEqualTo("lockstep apply");
    }

    @Test
    void keepsScribeConsoleAndMonitorApart() {
        List<Integer> pids =
                List.of(
                        connections.session("status").pid(),
                        connections.scribe().pid(),
                        connections.console(false).pid(),
                        connections.monitor(Session::pid));
        assertThat(pids).doesNotHaveDuplicates();
    }

    @Test
    void holdsTheConsoleReadOnlyWhateverItWasTold() {
        db.execute("create table t (a int)");
        Session console = connections.console(false);
        console.execute("select set_config('default_transaction_read_only', 'off', false)");
        assertThatThrownBy(() -> connections.console(false).execute("insert into t values (1)"))
                .isInstanceOf(ServerException.class);
        assertThat(connections.console(true).execute("insert into t values (1)").rows())
                .isEqualTo(1);
        assertThatThrownBy(() -> connections.console(false).execute("insert into t values (1)"))
                .isInstanceOf(ServerException.class);
    }

    @Test
    void watchesFromSeveralThreads() {
        List<CompletableFuture<Long>> looks =
                IntStream.range(0, 20)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(() ->
                                        connections.monitor(
                                                monitor -> monitor.execute("select 1").rows())))
                        .toList();
        assertThat(looks).allSatisfy(look -> assertThat(look.join()).isEqualTo(1));
        assertThat(
                        db.value(
                                "select count(*) <= 3 from pg_stat_activity where application_name = 'lockstep monitor'"))
                .isEqualTo("t");
    }

    @Test
    void seesNoPoolerOnADirectConnection() {
        assertThat(connections.whyNoSession()).isNull();
    }

    private static String name(Session session) {
        List<String> names =
                session.query(
                        Sql.of("SELECT current_setting('application_name') AS name"),
                        row -> row.text("name"));
        return names.getFirst();
    }
}
