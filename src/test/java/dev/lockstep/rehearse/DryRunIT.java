package dev.lockstep.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.apply.Applier;
import dev.lockstep.ledger.History;
import dev.lockstep.ledger.Journal;
import dev.lockstep.ledger.Ledgers;
import dev.lockstep.model.DryRun;
import dev.lockstep.model.DryRun.Step;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.LockMode;
import dev.lockstep.model.Outcome.DryRunReport;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.RelationLock;
import dev.lockstep.model.Target;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.Planner;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestBench;
import dev.lockstep.testkit.TestProject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Dry-runs, on a shadow and on the live database: what they tell, and that nothing stays. */
class DryRunIT {
    @RegisterExtension final PgDatabase live = new PgDatabase();
    @TempDir Path folder;

    private TestProject project = TestProject.nativeIn(Path.of("."));
    private String before = "";

    @TempDir static Path ownFolder;

    @BeforeEach
    void applyTheFirst() {
        project = TestProject.nativeIn(folder);
        project.up(
                "1_base",
                "CREATE TABLE a (id serial PRIMARY KEY, n int); INSERT INTO a (n) SELECT 1 FROM"
                        + " generate_series(1, 100); CREATE TABLE empty (id int);");
        try (TestBench bench = new TestBench(live.target(), project)) {
            new Applier(bench.workbench()).apply(new Target.All(), false, null);
        }
        before = content();
    }

    @AfterEach
    void nothingStays() {
        assertThat(content()).isEqualTo(before);
        assertThat(RehearsalBench.databases(ScratchDatabases.SHADOW)).isEmpty();
    }

    /** Tables, columns, indexes, rows, ledger and journal; not where sequences stand. */
    private String content() {
        return String.join(
                "\n",
                live.value(
                        "SELECT string_agg(c.relname || ' ' || c.relfilenode || ' ' || coalesce(("
                                + "SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute"
                                + " WHERE attrelid = c.oid), ''), ';' ORDER BY c.oid)"
                                + " FROM pg_class c WHERE relnamespace::regnamespace::text IN"
                                + " ('public', 'lockstep')"),
                live.value("SELECT md5(string_agg(a::text, ',' ORDER BY id)) FROM a"),
                live.value("SELECT count(*) || ' ' || max(m::text) FROM lockstep.migration m"),
                live.value("SELECT count(*) FROM lockstep.migration_run"));
    }

    private MigrationStates states(RehearsalBench bench, Session session) {
        Journal journal = new Journal("lockstep");
        History history = History.read(session, Ledgers.of("native", "lockstep", null), journal);
        return MigrationStates.of(
                bench.request(session).project(), history.entries(), history.unfinished());
    }

    private DryRunReport onShadow() {
        return onShadow(false);
    }

    private DryRunReport onShadow(boolean bothWays) {
        RehearsalBench bench = bench();
        Session session = live.session();
        MigrationStates states = states(bench, session);
        return new ShadowRun(
                        bench.request(session),
                        states,
                        Planner.up(states, new Target.All()),
                        bothWays)
                .run();
    }

    private DryRunReport onLive() {
        RehearsalBench bench = bench();
        Session session = live.session();
        MigrationStates states = states(bench, session);
        return new LiveRun(bench.request(session), Planner.up(states, new Target.All()), false)
                .run();
    }

    private RehearsalBench bench() {
        return new RehearsalBench(live, project, RehearsalBench.own(ownFolder));
    }

    private static List<Step> steps(DryRunReport report) {
        return report.run().migrations().stream().flatMap(m -> m.steps().stream()).toList();
    }

    private static DryRun.Observed observed(Step step) {
        assertThat(step.differences()).isEmpty();
        return java.util.Objects.requireNonNull(step.observed());
    }

    private static RelationLock lock(LockMode mode, String relation) {
        return new RelationLock("public." + relation, mode);
    }

    @Test
    void tellsLocksRewritesScansAndRows() {
        project.up(
                "2_more",
                """
                ALTER TABLE a ADD COLUMN note text;
                UPDATE a SET note = 'x' WHERE n = 1;
                ALTER TABLE a ALTER COLUMN n TYPE bigint;
                ALTER TABLE empty ALTER COLUMN id SET NOT NULL;
                """);
        DryRunReport report = onShadow();
        assertThat(report.failure()).isNull();
        List<Step> steps = steps(report);
        assertThat(observed(steps.get(0)).locks())
                .isEqualTo(List.of(lock(LockMode.ACCESS_EXCLUSIVE, "a")));
        assertThat(steps.get(1).rows()).isEqualTo(100);
        assertThat(observed(steps.get(1)).locks())
                .isEqualTo(List.of(lock(LockMode.ROW_EXCLUSIVE, "a")));
        assertThat(observed(steps.get(1)).scans()).isEqualTo(List.of("public.a"));
        assertThat(observed(steps.get(2)).rewrites()).isEqualTo(List.of("public.a"));
        assertThat(steps.get(3).unseen())
                .isEqualTo(List.of("the scan of public.empty: it has no rows here"));
    }

    @Test
    void runsWhatCannotBeInATransaction() {
        project.up(
                "2_outside",
                """
                CREATE INDEX CONCURRENTLY a_n ON a (n);
                VACUUM a;
                BEGIN;
                ALTER TABLE a ADD COLUMN x int;
                COMMIT;
                DROP INDEX CONCURRENTLY a_n;
                """);
        DryRunReport report = onShadow();
        assertThat(report.failure()).isNull();
        List<Step> steps = steps(report);
        assertThat(steps).hasSize(6);
        assertThat(observed(steps.get(0)).locks())
                .isEqualTo(List.of(lock(LockMode.SHARE_UPDATE_EXCLUSIVE, "a")));
        assertThat(observed(steps.get(3)).locks())
                .isEqualTo(List.of(lock(LockMode.ACCESS_EXCLUSIVE, "a")));
        assertThat(observed(steps.get(5)).locks())
                .isEqualTo(List.of(lock(LockMode.SHARE_UPDATE_EXCLUSIVE, "a")));
    }

    @Test
    void looksOnlyAfterAScriptHasSetItsTransaction() {
        project.up(
                "2_level",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; ALTER TABLE a ADD x int;");
        assertThat(onShadow().failure()).isNull();
    }

    @Test
    void showsAFailureAsApplyWould() {
        project.up("2_bad", "ALTER TABLE a ADD COLUMN x int;\nALTER TABLE nowhere ADD y int;");
        project.up("3_never", "SELECT 1;");
        DryRunReport report = onShadow();
        Failure failure = java.util.Objects.requireNonNull(report.failure());
        assertThat(String.valueOf(failure.place())).contains("2_bad/up.sql:2:");
        assertThat(failure.databaseState()).contains("only the shadow saw it");
        assertThat(report.run().outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.run().migrations()).hasSize(1);
    }

    @Test
    void runsTheCheckAndTheCommit() {
        project.up("2_check", "ALTER TABLE a ADD COLUMN x int;");
        project.file(
                "2_check", "verify.sql", "SELECT 'not filled' FROM a WHERE x IS NULL LIMIT 1;");
        assertThat(String.valueOf(onShadow().failure())).contains("not filled");
        project.file("2_check", "verify.sql", "SELECT 1 WHERE false;");
        project.up(
                "2_check",
                "CREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);"
                        + " INSERT INTO b VALUES (-1);");
        assertThat(String.valueOf(onShadow().failure())).contains("23503");
    }

    @Test
    void codeRunsWhereItReachesNobody() {
        String role = "EXECUTE 'CREA' || 'TE ROLE made_by_dry_run'; ";
        project.up("2_role", "DO $$ BEGIN " + role + "END $$;");
        assertThat(onShadow().failure()).isNull();
        project.up(
                "2_role", "-- lockstep: no-transaction\nDO $$ BEGIN " + role + "COMMIT; END $$;");
        assertThat(onShadow().failure()).isNull();
        Session bystander = live.session();
        bystander.execute("SET application_name = 'bystander'");
        project.up(
                "2_role",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'bystander';");
        assertThat(onShadow().failure()).isNull();
        assertThat(bystander.select("SELECT 1", 1).rows()).hasSize(1);
        assertThat(live.rows("SELECT 1 FROM pg_roles WHERE rolname = 'made_by_dry_run'")).isEmpty();
    }

    @Test
    void provesAWayBackOrNamesWhatItLeaves() {
        project.up("2_more", "ALTER TABLE a ADD COLUMN x int; CREATE INDEX a_x ON a (x);");
        project.down("2_more", "ALTER TABLE a DROP COLUMN x;");
        project.up("3_more", "CREATE TABLE b (id int);");
        project.down("3_more", "DROP TABLE b;");
        DryRunReport good = onShadow(true);
        assertThat(good.failure()).isNull();
        assertThat(good.run().migrations().stream().map(m -> m.name() + m.direction() + m.pass()))
                .isEqualTo(
                        List.of(
                                "2_moreUP1",
                                "3_moreUP1",
                                "3_moreDOWN1",
                                "2_moreDOWN1",
                                "2_moreUP2",
                                "3_moreUP2"));
        assertThat(good.run().changes())
                .contains("+ table public.b", "+ column public.a.x", "+ index public.a_x");
        project.down("2_more", "DROP INDEX a_x;");
        Failure failure = java.util.Objects.requireNonNull(onShadow(true).failure());
        assertThat(failure.message())
                .isEqualTo("the way back of 2_more does not lead back: + column public.a.x");
        assertThat(String.valueOf(failure.place())).contains("2_more/down.sql:1:1");
        project.up("4_none", "SELECT 1;");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> onShadow(true))
                .satisfies(e ->
                        assertThat(e.failure().message()).isEqualTo("no way back to try: 4_none"));
    }

    // --- on the live database

    @Test
    void onLiveIsRolledBackAndTellsWhatStays() {
        project.up(
                "2_more",
                "ALTER TABLE a ADD COLUMN note text; INSERT INTO a (n) VALUES (5), (6);"
                        + " SELECT pg_advisory_lock(4711); CREATE INDEX a_n ON a (n);");
        DryRunReport report = onLive();
        assertThat(report.failure()).isNull();
        assertThat(report.run().live()).isTrue();
        assertThat(report.run().leftovers())
                .isEqualTo(
                        List.of(
                                "sequence public.a_id_seq went from 100 to 102",
                                "migrations/2_more/up.sql:1:37: 2 dead row versions at least, until"
                                        + " vacuum removes them",
                                "migrations/2_more/up.sql:1:103: the table's row count in pg_class,"
                                        + " as it was seen meanwhile"));
        assertThat(observed(steps(report).getFirst()).locks())
                .isEqualTo(List.of(lock(LockMode.ACCESS_EXCLUSIVE, "a")));
        assertThat(
                        live.rows(
                                "SELECT 1 FROM pg_locks WHERE locktype = 'advisory'"
                                        + " AND objid = 4711"))
                .isEmpty();
    }

    @Test
    void onLiveRefusesByNameWhatCannotBeRolledBack() {
        project.up("2_outside", "CREATE INDEX CONCURRENTLY a_n ON a (n);");
        assertRefused("2_outside cannot be one transaction", "CREATE INDEX CONCURRENTLY");
        project.up("2_outside", "SELECT pg_reload_conf();");
        assertRefused("nothing takes back what pg_reload_conf does");
        project.up("2_outside", "COPY a TO '/tmp/x';");
        assertRefused("COPY reaches beyond the database");
        project.up("2_outside", "DO $$ BEGIN END $$;");
        assertRefused("what DO locks is not known");
    }

    private void assertRefused(String... words) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(this::onLive)
                .satisfies(e -> {
                    assertThat(e.failure()).isInstanceOf(Failure.GuardRefused.class);
                    assertThat(e.failure().message()).contains(words);
                });
    }

    @Test
    void onLiveChecksDeferredConstraintsAndTime() {
        project.up(
                "2_deferred",
                "CREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);"
                        + " INSERT INTO b VALUES (-1);");
        assertThat(String.valueOf(onLive().failure())).contains("23503");
        project.up("2_deferred", "ALTER TABLE a ADD x int; SELECT pg_sleep(20);");
        Failure slow = java.util.Objects.requireNonNull(onLive().failure());
        assertThat(slow.message()).contains("2_deferred/up.sql:1:26: stopped");
    }

    @Test
    void onLiveGivesUpWhereSomebodyHoldsTheLock() {
        project.up("2_more", "ALTER TABLE a ADD COLUMN note text;");
        try (Session other = live.session()) {
            other.execute("BEGIN; LOCK TABLE a IN ACCESS SHARE MODE");
            Failure failure = java.util.Objects.requireNonNull(onLive().failure());
            assertThat(String.valueOf(failure)).contains("55P03");
        }
    }
}
