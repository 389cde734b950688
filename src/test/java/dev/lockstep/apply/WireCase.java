package dev.lockstep.apply;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.ConnectionTarget.Host;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgServer;
import dev.lockstep.testkit.TcpProxy;
import dev.lockstep.testkit.TestBench;
import dev.lockstep.testkit.TestProject;
import dev.lockstep.testkit.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server and a wire of its own, both of which may be killed at the worst moments. */
class WireCase {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    static PgServer server;

    @TempDir Path directory;
    TcpProxy wire;
    TestProject project;
    TestBench bench;
    private String database;

    @BeforeAll
    static void start() {
        server = PgServer.own(Map.of());
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    final void open() {
        database = "faults_" + DATABASES.incrementAndGet();
        try (Session admin = server.session("postgres")) {
            admin.execute("CREATE DATABASE " + database);
        }
        wire = new TcpProxy(port());
        project = TestProject.nativeIn(directory);
        bench = new TestBench(throughTheWire(), project);
    }

    @AfterEach
    final void close() {
        bench.close();
        wire.close();
    }

    int port() {
        return server.target("postgres").hosts().getFirst().port();
    }

    ConnectionTarget direct() {
        return server.target(database);
    }

    Session session() {
        return server.session(database);
    }

    private ConnectionTarget throughTheWire() {
        ConnectionTarget direct = direct();
        return new ConnectionTarget(
                List.of(new Host("127.0.0.1", wire.port())),
                direct.database(),
                direct.user(),
                direct.password(),
                direct.schema(),
                direct.saysPooler(),
                direct.properties());
    }

    RunReport applyAll() {
        return new Applier(bench.workbench()).apply(new Target.All(), false, null);
    }

    List<String> rows(String sql) {
        try (Session session = session()) {
            return session.select(sql, 1000).rows().stream()
                    .map(row -> String.join("|", row))
                    .toList();
        }
    }

    void restart() {
        server.kill();
        server.start();
        wire.leadTo(port());
    }

    /** The server is killed when that text is sent, and Ctrl-C pressed while it is waited for. */
    Failure givenUpAt(String text, boolean arrived) {
        Cancellation stop = bench.cancellation();
        AtomicBoolean killed = new AtomicBoolean();
        wire.cutAt(
                text,
                arrived,
                () -> {
                    server.kill();
                    killed.set(true);
                });
        bench.events().when(Event.Reconnecting.class, stop::request);
        Failure failure = Objects.requireNonNull(applyAll().failure());
        Waiting.until("the server to be dead", killed::get);
        server.start();
        wire.leadTo(port());
        bench.cancellation();
        return failure;
    }

    /** What is told of that, once, when somebody connects again. */
    List<Event.Recovered> foundLater() {
        int before = bench.events().of(Event.Recovered.class).size();
        Session session = bench.connections().session("status");
        List<Long> keys = bench.workbench().ledger().keys();
        bench.unsettled().settle(session, keys, bench.events());
        bench.unsettled().settle(session, keys, bench.events());
        List<Event.Recovered> told = bench.events().of(Event.Recovered.class);
        return told.subList(before, told.size());
    }
}
