package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
final class EmbeddedServerIT {
    @TempDir Path folder;
    private Path data;

    @BeforeEach
    void chooseFolder() {
        data = folder.resolve("demo");
    }

    @AfterEach
    void removeServer() {
        assertThat(EmbeddedServer.remove(data)).isTrue();
        assertThat(data).doesNotExist();
    }

    @Test
    void keepsItsDataAndStopsWhenTheLastOneLeaves() {
        long pid;
        try (EmbeddedServer server = EmbeddedServer.start(place(), Map.of())) {
            assertThat(server.joined()).isFalse();
            pid = server.pid();
            execute(server, "create table t as select 1 as a");
        }
        assertThat(alive(pid)).isFalse();
        try (EmbeddedServer server = EmbeddedServer.start(place(), Map.of())) {
            execute(server, "select a from t");
        }
    }

    @Test
    void letsNobodyElseChangeItsProgramsOrReadItsLog() throws IOException {
        Path cache = folder.resolve("cache");
        EmbeddedServer.Place place = new EmbeddedServer.Place(data, cache, null);
        try (EmbeddedServer server = EmbeddedServer.start(place, Map.of())) {
            execute(server, "select 1");
            assertThat(permissions(cache)).isEqualTo("rwx------");
            assertThat(permissions(data)).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("demo.log"))).isEqualTo("rw-------");
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void keepsItsPasswordToItself() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start(place(), Map.of())) {
            Path password = folder.resolve("demo.password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
            String secret = Files.readString(password);
            assertThat(secret).hasSize(32);
            assertThat(server.target("postgres").toString()).doesNotContain(secret);
            assertThat(server.url("postgres")).contains(secret);
        }
    }

    @Test
    void isSharedByTwoShellsAndOutlivesTheFirst() throws IOException {
        EmbeddedServer server = EmbeddedServer.start(place(), Map.of());
        Process other = anotherShell();
        try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("joined " + server.pid());
            server.close();
            assertThat(alive(server.pid())).isTrue();
            assertThat(EmbeddedServer.remove(data)).as("the other one uses it").isFalse();
            other.outputWriter().close();
            other.onExit().join();
            assertThat(alive(server.pid())).isFalse();
        }
    }

    @Test
    void findsTheServerOfAKilledShellAgain() throws IOException {
        Process shell = anotherShell();
        try (BufferedReader said = shell.inputReader(StandardCharsets.UTF_8)) {
            long pid = Long.parseLong(said.readLine().replace("started ", ""));
            shell.destroyForcibly().onExit().join();
            assertThat(alive(pid)).isTrue();
            try (EmbeddedServer server = EmbeddedServer.start(place(), Map.of())) {
                assertThat(server.joined()).isTrue();
                assertThat(server.pid()).isEqualTo(pid);
                execute(server, "select 1");
            }
            assertThat(alive(pid)).isFalse();
        }
    }

    @Test
    void stopsAServerThatAKilledShellLeftUnfinished() throws IOException {
        Process shell = anotherShell();
        try (BufferedReader said = shell.inputReader(StandardCharsets.UTF_8)) {
            long orphan = Long.parseLong(said.readLine().replace("started ", ""));
            shell.destroyForcibly().onExit().join();
            // as PostgreSQL leaves it before it listens
            Files.writeString(data.resolve("postmaster.pid"), orphan + "\n" + data + "\n1\n");
            try (EmbeddedServer server = EmbeddedServer.start(place(), Map.of())) {
                assertThat(server.joined()).isFalse();
                assertThat(alive(orphan)).isFalse();
                execute(server, "select 1");
            }
        }
    }

    @Test
    void stopsWithoutAWordInTheLog() {
        List<LogRecord> said = new CopyOnWriteArrayList<>();
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord entry) {
                        said.add(entry);
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger log = Logger.getLogger(EmbeddedPostgres.class.getName());
        log.addHandler(handler);
        try {
            EmbeddedServer.start(place(), Map.of()).close();
        } finally {
            log.removeHandler(handler);
        }
        assertThat(said)
                .noneMatch(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue());
    }

    @Test
    void removesAnOrphan() throws IOException {
        Process shell = anotherShell();
        try (BufferedReader said = shell.inputReader(StandardCharsets.UTF_8)) {
            long pid = Long.parseLong(said.readLine().replace("started ", ""));
            shell.destroyForcibly().onExit().join();
            assertThat(EmbeddedServer.remove(data)).isTrue();
            assertThat(alive(pid)).isFalse();
        }
    }

    @Test
    void startsAfterAPowerCutThatLeftAPidFileOfAnotherProgram() throws IOException {
        EmbeddedServer.start(place(), Map.of()).close();
        Files.writeString(
                data.resolve("postmaster.pid"),
                "%d\n%s\n1\n1\n".formatted(ProcessHandle.current().pid(), data));
        try (EmbeddedServer server = EmbeddedServer.start(place(), Map.of())) {
            execute(server, "select 1");
        }
    }

    /** What {@link #anotherShell} runs: enters, says how, and stays until its input ends. */
    static final class Shell {
        private Shell() {}

        public static void main(String[] args) throws IOException {
            EmbeddedServer.Place place =
                    new EmbeddedServer.Place(Path.of(args[0]), Path.of(args[1]), null);
            try (EmbeddedServer server = EmbeddedServer.start(place, Map.of())) {
                System.out.println((server.joined() ? "joined " : "started ") + server.pid());
                while (System.in.read() >= 0) {
                    // until the test lets go
                }
            }
        }
    }

    private Process anotherShell() throws IOException {
        return new ProcessBuilder(
                        Optional.of(Path.of(System.getProperty("java.home"), "bin", "java"))
                                .map(Path::toString)
                                .orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Shell.class.getName(),
                        data.toString(),
                        place().cache().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private EmbeddedServer.Place place() {
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "lockstep-test-postgres");
        return new EmbeddedServer.Place(data, cache, null);
    }

    private static void execute(EmbeddedServer server, String sql) {
        SessionSettings settings = SessionSettings.migrations("UTC", Duration.ZERO);
        try (Session session = Session.open(server.target("postgres"), "lockstep test", settings)) {
            session.execute(sql);
        }
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
