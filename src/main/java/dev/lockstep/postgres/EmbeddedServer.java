package dev.lockstep.postgres;

import dev.lockstep.model.FailureException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of our own on 127.0.0.1, for the demo, the shadow and the tests. It outlives the
 * process that started it as long as another one uses the same data directory; the last one to
 * leave stops it. If all of them are killed it keeps running, and the next one joins it.
 *
 * <p>Its superuser has a random password, kept beside the data directory for the owner alone:
 * without one every user of this machine could run programs as us.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final ServerFiles files;
    private final Shells shells;
    private final @Nullable EmbeddedPostgres started;
    private final ServerFiles.Running running;

    private EmbeddedServer(
            ServerFiles files,
            Shells shells,
            @Nullable EmbeddedPostgres started,
            ServerFiles.Running running) {
        this.files = files;
        this.shells = shells;
        this.started = started;
        this.running = running;
    }

    /**
     * Where a server lives.
     *
     * @param data its data directory; made when it is not there
     * @param cache where PostgreSQL's programs are unpacked, once for all servers
     * @param binaries a folder with the jar of this platform's programs, or null for the class path
     */
    public record Place(Path data, Path cache, @Nullable Path binaries) {}

    /**
     * Joins the server of that data directory, or starts it.
     *
     * @param settings server settings for a start, e.g. {@code max_prepared_transactions}
     * @throws FailureException with {@code NotConnected} when it does not start
     */
    public static EmbeddedServer start(Place place, Map<String, String> settings) {
        ServerFiles files = new ServerFiles(place.data().toAbsolutePath());
        try {
            Files.createDirectories(files.data().getParent());
            ServerFiles.keepToOurselves(place.cache());
            return Shells.enter(files, shells -> joinOrStart(place, files, shells, settings));
        } catch (IOException e) {
            throw didNotStart(files, e);
        }
    }

    private static EmbeddedServer joinOrStart(
            Place place, ServerFiles files, Shells shells, Map<String, String> settings)
            throws IOException {
        Optional<ServerFiles.Running> there = files.running();
        if (there.isPresent()) {
            return new EmbeddedServer(files, shells, null, there.get());
        }
        files.forgetDeadServer();
        try {
            EmbeddedPostgres started = launch(place, files, settings);
            ServerFiles.Running running =
                    files.running()
                            .orElseThrow(() -> new IOException("it ended right after its start"));
            return new EmbeddedServer(files, shells, started, running);
        } catch (IllegalStateException | ExceptionInInitializerError e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static EmbeddedPostgres launch(
            Place place, ServerFiles files, Map<String, String> settings) throws IOException {
        // the library lets everybody write into its folder: it lies in one that is ours alone
        Path unpacked = place.cache().resolve("unpacked");
        files.makeLog();
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(files.data())
                        .setOverrideWorkingDirectory(unpacked.toFile())
                        .setPgBinaryResolver(new EmbeddedBinaries(place.binaries()))
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(STARTUP)
                        // initdb's options; the library calls them locale options
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setLocaleConfig("auth-host", "scram-sha-256")
                        .setLocaleConfig("pwfile", files.password().toString())
                        // guessing a random password of 128 bits is not made harder by hashing it
                        .setLocaleConfig("set", "scram_iterations=1")
                        .setConnectConfig("password", files.secret())
                        // the library's default would lose commits when the server is killed
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("unix_socket_directories", "")
                        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(files.log().toFile()))
                        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(files.log().toFile()));
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }

    /** How to connect to one of its databases as its superuser. */
    public ConnectionTarget target(String database) {
        return new ConnectionTarget(
                List.of(new ConnectionTarget.Host("127.0.0.1", running.port())),
                database,
                SUPERUSER,
                Secret.of(files.secret()),
                null,
                false,
                Map.of("sslmode", "disable"));
    }

    /** The same as a URI, password included: for programs of a test, never for a screen. */
    public String url(String database) {
        return "postgresql://%s:%s@127.0.0.1:%d/%s?sslmode=disable"
                .formatted(SUPERUSER, files.secret(), running.port(), database);
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return running.port();
    }

    /** The postmaster's process. */
    public long pid() {
        return running.pid();
    }

    /** Whether it ran already when we came. */
    public boolean joined() {
        return started == null;
    }

    /** Leaves it: the last one stops it. */
    @Override
    public void close() {
        shells.leave(this::end);
    }

    /** Stops it whoever uses it, disconnecting everybody. */
    public void stop() {
        shells.leaveAlone(this::end);
    }

    /**
     * Stops whatever server uses that data directory, an orphan of a killed shell included, and
     * removes its files.
     *
     * @return false when another shell uses it: then nothing was done
     */
    public static boolean remove(Path data) {
        ServerFiles files = new ServerFiles(data.toAbsolutePath());
        try {
            return Shells.alone(
                    files,
                    () -> {
                        files.running().ifPresent(server -> ServerFiles.interrupt(server.pid()));
                        files.delete();
                    });
        } catch (IOException e) {
            throw NoConnection.saying(
                    "the files of " + data + " could not be removed: " + e.getMessage(),
                    "remove the folder by hand");
        }
    }

    private void end() {
        ServerFiles.interrupt(running.pid());
        if (started != null) {
            forget(started);
        }
    }

    /**
     * Has the library let go of its lock. It would also have pg_ctl stop what has ended already,
     * and log, with a stack trace, that pg_ctl cannot: that is no news.
     */
    private static void forget(EmbeddedPostgres started) {
        Logger log = Logger.getLogger(EmbeddedPostgres.class.getName());
        Level before = log.getLevel();
        log.setLevel(Level.OFF);
        try {
            started.close();
        } catch (IOException e) {
            // the server has ended; the library only failed to tidy up after itself
        } finally {
            log.setLevel(before);
        }
    }

    private static FailureException didNotStart(ServerFiles files, IOException e) {
        return NoConnection.saying(
                "the embedded PostgreSQL did not start: " + e.getMessage(),
                "read " + files.log() + ", or start over with --fresh");
    }
}
