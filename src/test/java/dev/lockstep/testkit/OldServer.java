package dev.lockstep.testkit;

import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.Secret;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.SessionSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * A server of the oldest major version that we know, from a jar that the build lays beside its
 * classes: on the class path it would stand in the way of the newest one's.
 */
public final class OldServer implements AutoCloseable {
    private final EmbeddedPostgres embedded;

    private OldServer(EmbeddedPostgres embedded) {
        this.embedded = embedded;
    }

    /** Starts one; empty where the build brought none for this platform. */
    public static Optional<OldServer> start() {
        Path folder = Path.of(System.getProperty("lockstep.test.old", "target/postgres-14"));
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Path unpacked = Path.of(System.getProperty("java.io.tmpdir"), "lockstep-test-postgres-14");
        try (Stream<Path> jars = Files.list(folder)) {
            Path jar =
                    jars.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
            return Optional.of(
                    new OldServer(
                            EmbeddedPostgres.builder()
                                    .setOverrideWorkingDirectory(unpacked.toFile())
                                    .setPgBinaryResolver((system, hardware) -> archive(jar))
                                    .setLocaleConfig("locale", "C")
                                    .setServerConfig("fsync", "off")
                                    .start()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream archive(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return new ByteArrayInputStream(
                    zip.getInputStream(
                                    zip.stream()
                                            .filter(entry -> entry.getName().endsWith(".txz"))
                                            .findFirst()
                                            .orElseThrow())
                            .readAllBytes());
        }
    }

    /** A session as superuser. */
    public Session session() {
        return session("postgres");
    }

    /** The same in another of its databases. */
    public Session session(String database) {
        return Session.open(
                target(database),
                "lockstep test",
                SessionSettings.migrations("UTC", Duration.ofSeconds(10)));
    }

    /** Where one of its databases is, for its superuser. */
    public ConnectionTarget target(String database) {
        return new ConnectionTarget(
                List.of(new ConnectionTarget.Host("127.0.0.1", embedded.getPort())),
                database,
                "postgres",
                Secret.of(""),
                null,
                false,
                Map.of("sslmode", "disable"));
    }

    /** Where a database of it is, as superuser. */
    public String url(String database) {
        return "postgresql://postgres@127.0.0.1:"
                + embedded.getPort()
                + "/"
                + database
                + "?sslmode=disable";
    }

    @Override
    public void close() {
        try {
            embedded.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
