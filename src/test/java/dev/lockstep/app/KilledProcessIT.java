package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.AdvisoryLock;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestProject;
import dev.lockstep.testkit.Waiting;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed with SIGKILL, which nothing can catch; the next one goes on. */
@Timeout(120)
class KilledProcessIT {
    private static final String OURS = "application_name LIKE 'lockstep%'";

    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path directory;
    private TestProject project;
    private @Nullable Process killed;

    @BeforeEach
    void open() {
        project = TestProject.nativeIn(directory);
        project.up(
                "001_users",
                "CREATE TABLE users (id int PRIMARY KEY, n int);\nINSERT INTO users VALUES (1, 0);");
        assertThat(next("apply", "all").code()).isZero();
    }

    @AfterEach
    void end() {
        if (killed != null) {
            killed.destroyForcibly();
        }
    }

    private Program.Said next(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--yes");
        all.addAll(List.of("--stage", "development"));
        return Program.in(directory).with("LOCKSTEP_URL", db.url()).run(all.toArray(String[]::new));
    }

    /** Starts the program as a process, and kills it once the query finds a row. */
    private void killWhen(String seen, String... arguments) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java.toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Duser.home=" + directory,
                                "-cp",
                                classPath(),
                                "dev.lockstep.app.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).directory(directory.toFile());
        process.environment().put("LOCKSTEP_URL", db.url());
        process.environment().put("HOME", directory.toString());
        process.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        Path said = directory.resolve("said.txt");
        Process started = process.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        killed = started;
        Waiting.until("what comes next", () -> !started.isAlive() || !db.rows(seen).isEmpty());
        assertThat(started.isAlive()).as(text(said)).isTrue();
        started.destroyForcibly().waitFor();
    }

    /** The process starts in another directory. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static String active(String query) {
        return "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '"
                + query
                + "%' AND "
                + OURS;
    }

    @Test
    void duringApplyNothingOfTheMigrationStays() throws Exception {
        project.up("002_count", "UPDATE users SET n = n + 1;\nSELECT pg_sleep(600);");
        killWhen(active("SELECT pg_sleep"), "apply", "all", "--yes", "--stage", "development");
        project.up("002_count", "UPDATE users SET n = n + 1;");
        Program.Said went = next("apply", "all");
        assertThat(went.code()).as(went.text()).isZero();
        assertThat(db.rows("SELECT n FROM users")).containsExactly("1");
        assertThat(db.rows("SELECT name FROM lockstep.migration ORDER BY 1"))
                .containsExactly("001_users", "002_count");
    }

    @Test
    void duringAConcurrentBuildTheIndexIsBuiltOnceAndValid() throws Exception {
        project.up(
                "002_index",
                "UPDATE users SET n = n + 1;\nCREATE INDEX CONCURRENTLY users_n ON users (n);\n"
                        + "UPDATE users SET n = n * 10;");
        Session old = db.session();
        old.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
        old.execute("SELECT count(*) FROM pg_class");
        killWhen(
                "SELECT 1 FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting for%'",
                "apply", "all", "--yes", "--stage", "development");
        Thread.ofVirtual()
                .start(() -> {
                    Waiting.until(
                            "what comes next",
                            () -> db.rows("SELECT 1 FROM pg_stat_progress_create_index").isEmpty());
                    old.execute("COMMIT");
                });
        Program.Said status = next("status");
        assertThat(status.out())
                .contains("002_index")
                .containsAnyOf("1 of 3 statements done", "still runs in the server: pid");
        Program.Said went = next("apply", "all");
        assertThat(went.code()).as(went.text()).isZero();
        assertThat(db.rows("SELECT n FROM users")).containsExactly("10");
        assertThat(
                        db.rows(
                                "SELECT relname, indisvalid FROM pg_index JOIN pg_class ON oid = indexrelid"
                                        + " WHERE indrelid = 'users'::regclass ORDER BY 1"))
                .containsExactly("users_n|t", "users_pkey|t");
        assertThat(db.rows("SELECT step, outcome FROM lockstep.step_run ORDER BY 1"))
                .containsExactly("1|done", "2|done", "3|done");
    }

    @Test
    void whatStillRunsAndWhatBrokeOffAreToldApart() throws Exception {
        project.up(
                "002_slow",
                "-- lockstep: no-transaction\nUPDATE users SET n = n + 1;\nSELECT pg_sleep(600);");
        killWhen(active("SELECT pg_sleep"), "apply", "all", "--yes", "--stage", "development");
        Waiting.until("the backend to go", () -> db.rows(active("SELECT pg_sleep")).isEmpty());
        assertThat(next("status").out()).contains("1 of 2 statements done");
        assertThat(next("log").out()).contains("broke off").doesNotContain("running");
        assertThat(next("log", "--json").out()).contains("\"brokeOff\"");

        // as if the backend had not noticed yet
        try (Session backend = db.session()) {
            backend.execute("SET application_name = 'lockstep apply'");
            backend.execute("SELECT pg_advisory_lock(" + AdvisoryLock.LOCKSTEP_KEY + ")");
            int pid = backend.pid();
            assertThat(next("status").out()).contains("its session is still there: pid " + pid);
            assertThat(next("log").out()).contains("running");
            Thread sleeper = Thread.ofVirtual().start(() -> sleep(backend));
            Waiting.until("it to sleep", () -> !db.rows(active("SELECT pg_sleep")).isEmpty());
            assertThat(next("status").out())
                    .contains("its statement still runs in the server: pid " + pid);
            db.execute("SELECT pg_terminate_backend(" + pid + ")");
            sleeper.join();
        }
    }

    private static void sleep(Session session) {
        try {
            session.execute("SELECT pg_sleep(600)");
        } catch (ConnectionLostException e) {
            // as it should be
        }
    }

    @Test
    void inStepModeTheServerLetsGoOfTheLocks() throws Exception {
        project.up(
                "002_mail",
                "ALTER TABLE users ADD COLUMN mail text;\nUPDATE users SET n = n + 1;\nSELECT pg_sleep(600);");
        Path script = directory.resolve("steps.lockstep");
        Files.writeString(script, "step 002_mail\nnext\nnext\nnext\n");
        killWhen(active("SELECT pg_sleep"), "-f", script.toString(), "--stage", "development");
        // waits until the server has seen that nobody is there any more
        assertThat(db.rows("SELECT n FROM users")).containsExactly("0");
        project.up(
                "002_mail", "ALTER TABLE users ADD COLUMN mail text;\nUPDATE users SET n = n + 1;");
        Program.Said went = next("apply", "all");
        assertThat(went.code()).as(went.text()).isZero();
        assertThat(db.rows("SELECT n, mail FROM users")).containsExactly("1|");
        assertThat(db.rows("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .containsExactly("0");
    }
}
