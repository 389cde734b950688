package dev.lockstep.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.apply.Applier;
import dev.lockstep.model.Drill.Fault;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome.DrillReport;
import dev.lockstep.model.Target;
import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.OldServer;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestBench;
import dev.lockstep.testkit.TestProject;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same on the oldest server that we know, in its postgres database. */
class DrillOnOldServerIT {
    private static Optional<OldServer> server = Optional.empty();

    @TempDir Path folder;
    @TempDir static Path ownFolder;

    @BeforeAll
    static void start() {
        server = OldServer.start();
    }

    @AfterAll
    static void stop() {
        server.ifPresent(OldServer::close);
    }

    @Test
    void everythingThatGoesWrongGoesOnAndBack() {
        assumeTrue(server.isPresent(), "no server of 14 for this platform");
        ConnectionTarget target = server.orElseThrow().target("postgres");
        TestProject project = TestProject.nativeIn(folder);
        project.up(
                "1_base",
                "CREATE TABLE a (id serial PRIMARY KEY, n int); INSERT INTO a (n) SELECT 1 FROM"
                        + " generate_series(1, 100)");
        try (TestBench bench = new TestBench(target, project)) {
            new Applier(bench.workbench()).apply(new Target.All(), false, null);
        }
        project.up("2_more", "ALTER TABLE a ADD note text; UPDATE a SET note = 'x'");
        project.down("2_more", "ALTER TABLE a DROP note");
        project.up("3_index", "CREATE INDEX CONCURRENTLY a_n ON a (n)");
        project.down("3_index", "DROP INDEX CONCURRENTLY a_n");
        RehearsalBench bench =
                new RehearsalBench(new PgDatabase(), project, RehearsalBench.own(ownFolder));
        try (Session session = server.orElseThrow().session("postgres")) {
            String before = DrilledDatabase.content(session);
            for (String migration : new String[] {"2_more", "3_index"}) {
                for (Fault fault : Fault.values()) {
                    DrillReport report =
                            DrilledDatabase.drill(
                                    bench,
                                    session,
                                    target,
                                    new DrillWish(migration, fault, 1, false, false));
                    assertThat(report.failure()).as(migration + " " + fault).isNull();
                    assertThat(report.drill().acts().getLast().command()).isEqualTo("rollback");
                    assertThat(report.drill().acts()).hasSize(fault == Fault.LOCK_HELD ? 2 : 3);
                }
            }
            DrillReport commit =
                    DrilledDatabase.drill(
                            bench,
                            session,
                            target,
                            new DrillWish("2_more", Fault.CONNECTION_LOST, 0, true, false));
            assertThat(commit.failure()).isNull();
            assertThat(Objects.requireNonNull(commit.drill().acts().getFirst().failure()))
                    .isInstanceOf(Failure.NotConnected.class);
            assertThat(DrilledDatabase.content(session)).isEqualTo(before);
        }
    }
}
