package dev.lockstep.rehearse;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.Stage;
import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.Session;
import dev.lockstep.project.DriftRule;
import dev.lockstep.project.Environment;
import dev.lockstep.project.Migration;
import dev.lockstep.project.Project;
import dev.lockstep.project.ProjectReader;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.PgServer;
import dev.lockstep.testkit.TestProject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A live database and a project, and what a shadow wants to know of them. */
final class RehearsalBench {
    private static final Path CACHE =
            Path.of(System.getProperty("java.io.tmpdir"), "lockstep-test-postgres");

    private final PgDatabase live;
    private final OwnServer own;
    private final ProjectReader files;
    private Stage stage = Stage.DEVELOPMENT;
    private @Nullable ConnectionTarget configured;

    RehearsalBench(PgDatabase live, TestProject project, OwnServer own) {
        this.live = live;
        this.own = own;
        this.files = project.reader();
    }

    static OwnServer own(Path folder) {
        return new OwnServer(folder, CACHE, null);
    }

    RehearsalBench stage(Stage other) {
        stage = other;
        return this;
    }

    RehearsalBench configured(ConnectionTarget url) {
        configured = url;
        return this;
    }

    List<Migration> migrations() {
        return files.read().migrations();
    }

    Shadow shadow(int history) {
        List<Migration> all = migrations();
        return Shadow.at(
                request(live.session()), all.subList(0, history), all.subList(history, all.size()));
    }

    ShadowRequest request(Session session) {
        return request(session, live.target());
    }

    ShadowRequest request(Session session, ConnectionTarget target) {
        Project project = files.read();
        return new ShadowRequest(
                session,
                target,
                null,
                configured,
                own,
                files,
                project,
                environment(),
                "lockstep",
                "tester",
                EventSink.NONE,
                new Cancellation(),
                Clock.systemUTC());
    }

    private Environment environment() {
        return new Environment(
                "test",
                stage,
                true,
                "",
                "UTC",
                Duration.ofMillis(500),
                Duration.ofSeconds(20),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                DriftRule.IGNORE);
    }

    /** Databases of the shared server whose names begin like that. */
    static List<String> databases(String prefix) {
        try (Session admin = PgServer.shared().session("postgres")) {
            return admin
                    .select(
                            "SELECT datname FROM pg_database WHERE starts_with(datname, '"
                                    + prefix
                                    + "') ORDER BY 1",
                            1000)
                    .rows()
                    .stream()
                    .map(row -> String.valueOf(row.getFirst()))
                    .toList();
        }
    }
}
