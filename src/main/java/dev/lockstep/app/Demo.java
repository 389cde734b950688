package dev.lockstep.app;

import dev.lockstep.command.DemoProject;
import dev.lockstep.command.Folders;
import dev.lockstep.command.GlobalOptions;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.FolderRemoval;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.SessionSettings;
import dev.lockstep.postgres.Sql;
import dev.lockstep.postgres.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The sample project on a server of its own, both in the user's cache folder. */
final class Demo implements AutoCloseable {
    private static final String DATABASE = "portfolio";
    private static final String ENVIRONMENT = "development";

    private final EmbeddedServer server;
    private final Path project;

    private Demo(EmbeddedServer server, Path project) {
        this.server = server;
        this.project = project;
    }

    /**
     * Unpacks the project and joins or starts its server.
     *
     * @param fresh whether what is there is removed first
     * @throws FailureException with {@code GuardRefused} when another shell uses what should be
     *     removed, {@code NotConnected} when the server does not start
     */
    static Demo open(Folders folders, boolean fresh, PrintStream err) {
        Path data = folders.demo().resolve("data");
        Path project = folders.demo().resolve("project");
        if (fresh) {
            remove(data, project);
        }
        if (!Files.exists(data)) {
            err.println("making the sample database (a few seconds, the first time only)");
            err.flush();
        }
        DemoProject.Unpacked unpacked = DemoProject.unpack(project);
        if (!unpacked.different().isEmpty()) {
            err.println(
                    "changed since it was unpacked: "
                            + String.join(", ", unpacked.different())
                            + " (demo --fresh starts over)");
            err.flush();
        }
        EmbeddedServer server =
                EmbeddedServer.start(
                        new EmbeddedServer.Place(data, folders.programs(), ProcessFacts.embedded()),
                        Map.of());
        try {
            makeDatabase(server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return new Demo(server, project);
    }

    private static void makeDatabase(EmbeddedServer server) {
        SessionSettings settings = SessionSettings.migrations("UTC", Duration.ofSeconds(10));
        try (Session session = Session.open(server.target("postgres"), "lockstep demo", settings)) {
            boolean missing =
                    session.query(
                                    Sql.of(
                                            "SELECT FROM pg_catalog.pg_database WHERE datname = ?",
                                            DATABASE),
                                    row -> true)
                            .isEmpty();
            if (missing) {
                session.execute("CREATE DATABASE " + DATABASE);
            }
        }
    }

    /** A session on it, whatever the process's own variables say of other databases. */
    Start start(Surroundings surroundings, GlobalOptions options) {
        Map<String, String> variables = new HashMap<>(surroundings.environment());
        variables.keySet().removeIf(Demo::leadsElsewhere);
        variables.put("LOCKSTEP_URL", server.url(DATABASE));
        Surroundings here =
                new Surroundings(
                        variables,
                        surroundings.home(),
                        surroundings.user(),
                        surroundings.directory());
        return new Start(here, options.on(project, ENVIRONMENT), DemoProject.greeting(project));
    }

    private static boolean leadsElsewhere(String variable) {
        return variable.startsWith("PG")
                || variable.startsWith("LOCKSTEP_")
                || variable.equals("DATABASE_URL");
    }

    private static void remove(Path data, Path project) {
        if (!EmbeddedServer.remove(data)) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            "another shell uses the demo",
                            Failure.UNCHANGED,
                            "leave it first, then: lockstep demo --fresh"));
        }
        try {
            if (Files.exists(project)) {
                Files.walkFileTree(project, new FolderRemoval());
            }
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.LayoutProblem(
                            "the sample project cannot be removed: " + e,
                            null,
                            "remove " + project + " by hand"));
        }
    }

    /** Leaves the server; the last shell to leave stops it. */
    @Override
    public void close() {
        server.close();
    }
}
