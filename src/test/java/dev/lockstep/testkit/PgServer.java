package dev.lockstep.testkit;

import dev.lockstep.postgres.ConnectionStrings;
import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.SessionSettings;
import dev.lockstep.postgres.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The server that tests run on: one for the whole JVM, or one of a test's own, which it may kill.
 *
 * <p>{@code -Dlockstep.test.server=docker:16} runs the shared one as a container, {@code =URL} uses
 * a given server; by default, and always for {@link #own}, it is an embedded one.
 */
public final class PgServer implements AutoCloseable {
    private static final Path CACHE =
            Path.of(System.getProperty("java.io.tmpdir"), "lockstep-test-postgres");
    private static final Map<String, String> SETTINGS =
            Map.of("max_prepared_transactions", "20", "max_connections", "200");
    private static final SessionSettings PLAIN =
            SessionSettings.migrations("UTC", Duration.ofSeconds(10));

    // kept with their levels here: java.util.logging forgets loggers that nobody holds
    private static final List<Logger> TALKATIVE =
            List.of(
                    Logger.getLogger("io.zonky.test.db.postgres"),
                    Logger.getLogger("com.zaxxer.hikari"),
                    Logger.getLogger("org.postgresql"));

    static {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.OFF));
    }

    private final Map<String, String> settings;
    private final EmbeddedServer.@Nullable Place place;
    private @Nullable EmbeddedServer embedded;
    private final @Nullable ConnectionTarget given;

    private PgServer(
            EmbeddedServer.@Nullable Place place,
            Map<String, String> settings,
            @Nullable ConnectionTarget given) {
        this.place = place;
        this.settings = settings;
        this.given = given;
    }

    /** The one that all tests of this JVM share. */
    public static PgServer shared() {
        return Shared.SERVER;
    }

    /** One of the test's own, with a data directory that {@link #close} removes. */
    public static PgServer own() {
        return own(Map.of());
    }

    /** The same with server settings. */
    public static PgServer own(Map<String, String> settings) {
        try {
            Map<String, String> all = new HashMap<>(SETTINGS);
            all.putAll(settings);
            Path data = Files.createTempDirectory("lockstep-pg").resolve("data");
            PgServer server = new PgServer(new EmbeddedServer.Place(data, CACHE, null), all, null);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How to reach one of its databases as superuser. */
    public ConnectionTarget target(String database) {
        return given != null ? with(given, database) : embedded().target(database);
    }

    /** The same as a URI with its password. */
    public String url(String database) {
        ConnectionTarget.Host host = target(database).hosts().getFirst();
        if (given != null) {
            return "postgresql://%s:%s@%s:%d/%s"
                    .formatted(
                            given.user(),
                            Shared.givenPassword(),
                            host.name(),
                            host.port(),
                            database);
        }
        return embedded().url(database);
    }

    /** A session as superuser. */
    public Session session(String database) {
        return Session.open(target(database), "lockstep test", PLAIN);
    }

    /** The server itself, where it is embedded. */
    public EmbeddedServer embedded() {
        if (embedded == null) {
            throw new IllegalStateException("the server does not run, or is not embedded");
        }
        return embedded;
    }

    /** Its data directory's path. */
    public Path data() {
        if (place == null) {
            throw new IllegalStateException("not an embedded server");
        }
        return place.data();
    }

    /** Starts it, or starts it again, with the same data and on another port. */
    public void start() {
        if (place == null) {
            throw new IllegalStateException("not an embedded server");
        }
        embedded = EmbeddedServer.start(place, settings);
    }

    /** Kills postmaster and backends at once, as a power cut would end them. */
    public void kill() {
        ProcessHandle postmaster = ProcessHandle.of(embedded().pid()).orElseThrow();
        List<ProcessHandle> backends = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
        backends.forEach(backend -> backend.onExit().join());
        embedded().stop();
        embedded = null;
    }

    /** Stops it in good order; everybody is disconnected. */
    public void stop() {
        embedded().stop();
        embedded = null;
    }

    @Override
    public void close() {
        if (embedded != null) {
            stop();
        }
        if (place != null) {
            EmbeddedServer.remove(place.data());
            try (Stream<Path> rest = Files.list(place.data().getParent())) {
                for (Path file : rest.toList()) {
                    Files.delete(file);
                }
                Files.delete(place.data().getParent());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static ConnectionTarget with(ConnectionTarget target, String database) {
        return new ConnectionTarget(
                target.hosts(),
                database,
                target.user(),
                target.password(),
                target.schema(),
                target.saysPooler(),
                target.properties());
    }

    /** Made when first asked for, ended with the JVM. */
    private static final class Shared {
        static final PgServer SERVER = start();

        private static PgServer start() {
            String chosen = System.getProperty("lockstep.test.server", "embedded");
            if (chosen.equals("embedded")) {
                PgServer server = own(Map.of("fsync", "off", "synchronous_commit", "off"));
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                return server;
            }
            String url = chosen.startsWith("docker:") ? container(chosen) : chosen;
            Surroundings nothing = new Surroundings(Map.of(), Path.of("/"), "test", Path.of("/"));
            return new PgServer(null, Map.of(), ConnectionStrings.parse(url, nothing));
        }

        private static String container(String chosen) {
            String version = chosen.substring("docker:".length());
            @SuppressWarnings("resource") // Testcontainers removes it when this JVM has ended
            PostgreSQLContainer container =
                    new PostgreSQLContainer("postgres:" + version)
                            .withCommand("postgres", "-c", "max_prepared_transactions=20");
            container.start();
            System.setProperty("lockstep.test.password", container.getPassword());
            return "postgresql://%s:%s@%s:%d/%s"
                    .formatted(
                            container.getUsername(),
                            container.getPassword(),
                            container.getHost(),
                            container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                            container.getDatabaseName());
        }

        static String givenPassword() {
            return System.getProperty("lockstep.test.password", "");
        }
    }
}
