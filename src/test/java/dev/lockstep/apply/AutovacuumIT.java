package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Blocker;
import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgServer;
import dev.lockstep.testkit.TestBench;
import dev.lockstep.testkit.TestProject;
import dev.lockstep.testkit.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real autovacuum in the way, slowed down until it lasts. */
class AutovacuumIT {
    @TempDir Path directory;

    @Test
    @Timeout(120)
    void aTryLongerThanDeadlockTimeoutGetsPastIt() {
        Map<String, String> settings =
                Map.of(
                        "autovacuum_naptime",
                        "1s",
                        "autovacuum_vacuum_cost_delay",
                        "100ms",
                        "autovacuum_vacuum_cost_limit",
                        "1",
                        "fsync",
                        "off");
        TestProject project = TestProject.nativeIn(directory);
        project.up(
                "001_big",
                "CREATE TABLE big (id int) WITH (autovacuum_vacuum_threshold = 1,"
                        + " autovacuum_vacuum_scale_factor = 0);\n"
                        + "INSERT INTO big SELECT generate_series(1, 100000);");
        project.up("002_delete", "DELETE FROM big WHERE id % 2 = 0;");
        project.up("003_column", "ALTER TABLE big ADD COLUMN mail text;");
        try (PgServer server = PgServer.own(settings);
                TestBench bench = new TestBench(server.target("postgres"), project);
                Session looker = server.session("postgres")) {
            bench.locks(Duration.ofMillis(500), Duration.ofMinutes(1));
            new Applier(bench.workbench()).apply(new Target.To("002_delete"), false, null);
            Waiting.until(
                    "what comes next",
                    () ->
                            !looker.select(
                                            "SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid)"
                                                    + " WHERE backend_type = 'autovacuum worker'"
                                                    + " AND relation = 'big'::regclass",
                                            1)
                                    .rows()
                                    .isEmpty());
            RunReport report = new Applier(bench.workbench()).apply(new Target.All(), false, null);
            assertThat(report.failure()).isNull();
            assertThat(bench.events().of(Event.LockRetry.class))
                    .anySatisfy(retry ->
                            assertThat(retry.blockers())
                                    .isNotEmpty()
                                    .allMatch(Blocker::autovacuum));
            assertThat(bench.events().of(Event.Note.class))
                    .anySatisfy(note ->
                            assertThat(note.toString())
                                    .contains("only autovacuum is in the way")
                                    .contains("waits 1200 ms"));
            assertThat(looker.select("SELECT count(*), count(mail) FROM big", 1).rows())
                    .containsExactly(java.util.List.of("50000", "0"));
        }
    }
}
