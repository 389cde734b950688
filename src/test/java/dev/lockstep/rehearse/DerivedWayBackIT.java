package dev.lockstep.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.apply.Applier;
import dev.lockstep.apply.Rollback;
import dev.lockstep.ledger.History;
import dev.lockstep.ledger.Journal;
import dev.lockstep.ledger.Ledgers;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.postgres.Session;
import dev.lockstep.schema.SchemaSnapshot;
import dev.lockstep.schema.Scope;
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

/** Ways back that nobody wrote: that they lead back, keep what was there, and say what is lost. */
class DerivedWayBackIT {
    @RegisterExtension final PgDatabase live = new PgDatabase();
    @TempDir Path folder;
    @TempDir static Path ownFolder;

    private TestProject project = TestProject.nativeIn(Path.of("."));

    @BeforeEach
    void applyTheFirst() {
        project = TestProject.nativeIn(folder);
        project.up(
                "1_base",
                "CREATE TABLE a (id int PRIMARY KEY, n int, name text);"
                        + " INSERT INTO a SELECT i, i * 2, 'name ' || i FROM generate_series(1, 100) i;");
        apply();
    }

    @AfterEach
    void noShadowStays() {
        assertThat(RehearsalBench.databases(ScratchDatabases.SHADOW)).isEmpty();
    }

    private void apply() {
        try (TestBench bench = new TestBench(live.target(), project)) {
            RunReport report = new Applier(bench.workbench()).apply(new Target.All(), false, null);
            assertThat(report.failure()).isNull();
        }
    }

    private MigrationStates states(RehearsalBench bench, Session session) {
        Journal journal = new Journal("lockstep");
        History history = History.read(session, Ledgers.of("native", "lockstep", null), journal);
        return MigrationStates.of(
                bench.request(session).project(), history.entries(), history.unfinished());
    }

    private DerivedWayBack derive(Target target) {
        RehearsalBench bench = new RehearsalBench(live, project, RehearsalBench.own(ownFolder));
        Session session = live.session();
        MigrationStates states = states(bench, session);
        return DerivedWayBack.of(bench.request(session), states, Planner.undone(states, target));
    }

    private void rollback(Target target, DerivedWayBack derived) {
        try (TestBench bench = new TestBench(live.target(), project)) {
            RunReport report =
                    new Rollback(bench.workbench(), derived.scripts()).rollback(target, null);
            assertThat(report.failure()).isNull();
        }
    }

    private Failure refused(Target target) {
        return assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> derive(target))
                .actual()
                .failure();
    }

    private String schema() {
        return SchemaSnapshot.read(live.session(), Scope.without("lockstep", List.of()))
                .fingerprint();
    }

    private String rows() {
        return live.value(
                "SELECT md5(string_agg(id || ',' || n || ',' || name, ';' ORDER BY id)) FROM a");
    }

    private static final Target LAST = new Target.Count(1);

    @Test
    void leadsBackAndKeepsTheRows() {
        String schema = schema();
        String rows = rows();
        project.up(
                "2_more",
                """
                CREATE TYPE mood AS ENUM ('sad', 'ok');
                ALTER TABLE a ADD COLUMN mood mood DEFAULT 'ok', ALTER COLUMN n TYPE bigint;
                CREATE INDEX a_name ON a (name);
                CREATE VIEW names AS SELECT name FROM a;
                CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1; ';
                CREATE TABLE b (a int REFERENCES a);
                INSERT INTO b VALUES (1), (2);
                """);
        apply();
        DerivedWayBack derived = derive(LAST);
        assertThat(derived.notes()).isEmpty();
        rollback(LAST, derived);
        assertThat(schema()).isEqualTo(schema);
        assertThat(rows()).isEqualTo(rows);
        assertThat(live.value("SELECT state FROM lockstep.migration WHERE name = '2_more'"))
                .isEqualTo("rolled_back");
    }

    @Test
    void withoutATransaction() {
        String schema = schema();
        project.up("2_index", "CREATE INDEX CONCURRENTLY a_n ON a (n);");
        apply();
        rollback(LAST, derive(LAST));
        assertThat(schema()).isEqualTo(schema);
    }

    @Test
    void betweenThoseThatWereWritten() {
        String schema = schema();
        project.up("2_x", "ALTER TABLE a ADD COLUMN x int;");
        project.up("3_y", "ALTER TABLE a ADD COLUMN y int;");
        project.down("3_y", "ALTER TABLE a DROP COLUMN y;");
        project.up("4_z", "ALTER TABLE a ADD COLUMN z int;");
        apply();
        Target three = new Target.Count(3);
        DerivedWayBack derived = derive(three);
        assertThat(derived.scripts()).containsOnlyKeys("2_x", "4_z");
        rollback(three, derived);
        assertThat(schema()).isEqualTo(schema);
    }

    @Test
    void whatWasRenamedKeepsWhatItHolds() {
        String schema = schema();
        String rows = rows();
        project.up(
                "2_names",
                """
                ALTER TABLE a RENAME COLUMN name TO "Full Name";
                ALTER TABLE a RENAME TO "People";
                ALTER TABLE "People" RENAME n TO m;
                ALTER TABLE "People" ADD COLUMN x int;
                """);
        apply();
        DerivedWayBack derived = derive(LAST);
        assertThat(derived.notes()).isEmpty();
        rollback(LAST, derived);
        assertThat(schema()).isEqualTo(schema);
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void aNameThatIsTakenAgainCannotBeTakenBack() {
        String schema = schema();
        project.up(
                "2_names",
                "ALTER TABLE a RENAME COLUMN name TO old_name; ALTER TABLE a ADD COLUMN name int;");
        apply();
        DerivedWayBack derived = derive(LAST);
        assertThat(Losses.of(live.session(), plan(derived)))
                .containsExactly("drops 100 values of public.a.old_name");
        rollback(LAST, derived);
        assertThat(schema()).isEqualTo(schema);
    }

    private Plan plan(DerivedWayBack derived) {
        RehearsalBench bench = new RehearsalBench(live, project, RehearsalBench.own(ownFolder));
        return Planner.down(states(bench, live.session()), LAST, derived.scripts());
    }

    @Test
    void aloneFromUnderALaterOne() {
        project.up("2_b", "CREATE TABLE b (id int);");
        String schema = schema();
        project.up("3_c", "CREATE TABLE c (id int);");
        apply();
        Target only = new Target.Only("2_b");
        rollback(only, derive(only));
        assertThat(live.value("SELECT to_regclass('b') IS NULL AND to_regclass('c') IS NOT NULL"))
                .isEqualTo("t");
        assertThat(schema()).isNotEqualTo(schema);
    }

    @Test
    void saysWhatDoesNotComeBack() {
        project.up("2_drop", "ALTER TABLE a DROP COLUMN name; UPDATE a SET n = 0;");
        apply();
        assertThat(derive(LAST).notes())
                .anySatisfy(note ->
                        assertThat(note)
                                .contains("what it did to rows stays: UPDATE a")
                                .contains("2_drop/up.sql:1:"))
                .anySatisfy(
                        note -> assertThat(note).contains("column public.a.name comes back empty"));
    }

    @Test
    void refusesWhatIsNotOfTheSchema() {
        project.up("2_rows", "UPDATE a SET n = n + 1;");
        apply();
        assertThat(refused(LAST).message())
                .contains("2_rows")
                .contains("it changes rows and no schema (UPDATE a");
        project.up("3_cast", "CREATE CAST (text AS int) WITH INOUT;");
        apply();
        assertThat(refused(LAST).message()).contains("what it does is not seen in the schema");
    }

    @Test
    void countsWhatWouldBeLost() {
        project.up("2_note", "ALTER TABLE a ADD COLUMN note text; CREATE TABLE b (id int);");
        apply();
        live.execute("UPDATE a SET note = 'x' WHERE id <= 60");
        RehearsalBench bench = new RehearsalBench(live, project, RehearsalBench.own(ownFolder));
        Session session = live.session();
        MigrationStates states = states(bench, session);
        Plan plan = Planner.down(states, LAST, derive(LAST).scripts());
        assertThat(Losses.of(session, plan)).containsExactly("drops 60 values of public.a.note");
        live.execute("INSERT INTO b VALUES (1)");
        assertThat(Losses.of(session, plan))
                .containsExactlyInAnyOrder(
                        "drops 60 values of public.a.note", "drops table public.b: 1 row");
    }
}
