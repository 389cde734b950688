package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.model.FailureException;
import dev.lockstep.testkit.PgServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a server of its own with a certificate of its own, made by openssl for {@code localhost}. */
@Timeout(120)
final class TlsIT {
    @TempDir static Path folder;
    private static @Nullable PgServer server;

    @BeforeAll
    static void startServer() throws IOException, InterruptedException {
        assumeTrue(makeCertificate(), "openssl is not there: TLS is not tested");
        server =
                PgServer.own(
                        Map.of(
                                "ssl", "on",
                                "ssl_cert_file", folder.resolve("server.crt").toString(),
                                "ssl_key_file", folder.resolve("server.key").toString()));
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "disable, localhost, no TLS",
        "allow, localhost, no TLS",
        "prefer, localhost, TLSv1.3 prefer",
        "require, 127.0.0.1, TLSv1.3 require",
        "verify-ca, 127.0.0.1, TLSv1.3 verify-ca",
        "verify-full, localhost, TLSv1.3 verify-full"
    })
    void connectsAndSaysHow(String mode, String host, String words) {
        try (Session session = open(host, Map.of("sslmode", mode, "sslrootcert", root()))) {
            assertThat(session.facts().tls()).isEqualTo(words);
        }
    }

    @Test
    void refusesAnotherNameThanTheCertificates() {
        assertThatThrownBy(() ->
                        open("127.0.0.1", Map.of("sslmode", "verify-full", "sslrootcert", root())))
                .isInstanceOf(FailureException.class)
                .hasMessageStartingWith("no TLS connection to 127.0.0.1:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-ca", "verify-full"})
    void refusesAnUnknownAuthority(String mode) {
        Map<String, String> system =
                Map.of("sslmode", mode, "sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        assertThatThrownBy(() -> open("localhost", system))
                .isInstanceOf(FailureException.class)
                .hasMessageStartingWith("no TLS connection to localhost:");
        Map<String, String> missing =
                Map.of("sslmode", mode, "sslrootcert", folder.resolve("none.crt").toString());
        assertThatThrownBy(() -> open("localhost", missing))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("none.crt");
    }

    private static String root() {
        return folder.resolve("server.crt").toString();
    }

    private static Session open(String host, Map<String, String> properties) {
        if (server == null) {
            throw new IllegalStateException("no server");
        }
        ConnectionTarget given = server.target("postgres");
        Map<String, String> all = new HashMap<>(properties);
        ConnectionTarget target =
                new ConnectionTarget(
                        List.of(new ConnectionTarget.Host(host, given.hosts().getFirst().port())),
                        given.database(),
                        given.user(),
                        given.password(),
                        null,
                        false,
                        all);
        return Session.open(
                target, "lockstep test", SessionSettings.migrations("UTC", Duration.ZERO));
    }

    /** PostgreSQL wants a key that nobody else may read. */
    private static boolean makeCertificate() throws IOException, InterruptedException {
        Path key = folder.resolve("server.key");
        Process openssl;
        try {
            openssl =
                    new ProcessBuilder(
                                    "openssl",
                                    "req",
                                    "-new",
                                    "-x509",
                                    "-days",
                                    "2",
                                    "-nodes",
                                    "-subj",
                                    "/CN=localhost",
                                    "-addext",
                                    "subjectAltName=DNS:localhost",
                                    "-keyout",
                                    key.toString(),
                                    "-out",
                                    folder.resolve("server.crt").toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("openssl.log").toFile())
                            .start();
        } catch (IOException e) {
            return false;
        }
        boolean made = openssl.waitFor() == 0;
        if (made) {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        }
        return made;
    }
}
