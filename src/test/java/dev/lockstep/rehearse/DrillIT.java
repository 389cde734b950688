package dev.lockstep.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.apply.Applier;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Drill;
import dev.lockstep.model.Drill.Act;
import dev.lockstep.model.Drill.Fault;
import dev.lockstep.model.Drill.Finding;
import dev.lockstep.model.Drill.Verdict;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.DrillReport;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Target;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestBench;
import dev.lockstep.testkit.TestProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Drills: what goes wrong, the way on and the way back, and that the database knows of none. */
class DrillIT {
    private static final String TRANSACTIONAL =
            """
            ALTER TABLE a ADD COLUMN note text;
            UPDATE a SET note = 'x';
            ALTER TABLE b ALTER COLUMN id SET NOT NULL;
            """;

    private static final String STEPWISE =
            """
            ALTER TABLE a ADD COLUMN note text;
            CREATE INDEX CONCURRENTLY a_note ON a (note);
            UPDATE a SET note = 'x';
            """;

    @RegisterExtension final PgDatabase live = new PgDatabase();
    @TempDir Path folder;
    @TempDir static Path ownFolder;

    private TestProject project = TestProject.nativeIn(Path.of("."));
    private String before = "";

    @BeforeEach
    void applyTheFirst() {
        project = TestProject.nativeIn(folder);
        project.up(
                "1_base",
                "CREATE TABLE a (id serial PRIMARY KEY, n int); INSERT INTO a (n) SELECT 1 FROM"
                        + " generate_series(1, 100); CREATE TABLE b (id int);");
        try (TestBench bench = new TestBench(live.target(), project)) {
            new Applier(bench.workbench()).apply(new Target.All(), false, null);
        }
        before = DrilledDatabase.content(live.session());
    }

    @AfterEach
    void theDatabaseIsWhatItWas() {
        assertThat(DrilledDatabase.content(live.session())).isEqualTo(before);
        assertThat(RehearsalBench.databases(ScratchDatabases.SHADOW)).isEmpty();
    }

    private DrillReport drill(Fault fault, int statement) {
        return drill(new DrillWish("2_more", fault, statement, false, false));
    }

    private DrillReport drill(DrillWish wish) {
        RehearsalBench bench = new RehearsalBench(live, project, RehearsalBench.own(ownFolder));
        Session session = live.session();
        return DrilledDatabase.drill(bench, session, live.target(), wish);
    }

    private static Drill asItShould(DrillReport report) {
        assertThat(report.failure()).isNull();
        assertThat(report.drill().outcome()).isEqualTo(RunOutcome.DONE);
        return report.drill();
    }

    private static List<String> said(Act act, Verdict verdict) {
        return act.findings().stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(Finding::said)
                .toList();
    }

    private static Failure failure(Act act) {
        return Objects.requireNonNull(act.failure());
    }

    private static void wentOnAndBack(Drill drill, int from) {
        Act on = drill.acts().get(from);
        assertThat(on.failure()).isNull();
        assertThat(said(on, Verdict.RIGHT))
                .contains(
                        "the schema is that of a run without any failure",
                        "the ledger says applied");
        Act back = drill.acts().get(from + 1);
        assertThat(back.command()).isEqualTo("rollback");
        assertThat(said(back, Verdict.RIGHT))
                .contains(
                        "the schema is as before the migration",
                        "the rows are as before the migration: 100 rows compared",
                        "the ledger says rolled back");
        assertThat(drill.acts()).hasSize(from + 2);
    }

    private static void hasNoWayBack(Drill drill) {
        assertThat(said(drill.acts().getLast(), Verdict.TOLD))
                .containsExactly("there is no way back to rehearse: it has no down.sql");
    }

    private static final List<String> AS_BEFORE =
            List.of(
                    "the schema is as before",
                    "the rows are as before: 100 rows compared",
                    "the ledger says pending");

    // --- in one transaction

    @Test
    void aStatementFailsInATransaction() {
        project.up("2_more", TRANSACTIONAL);
        project.down("2_more", "ALTER TABLE b ALTER id DROP NOT NULL; ALTER TABLE a DROP note");
        Drill drill = asItShould(drill(Fault.STATEMENT_FAILS, 0));
        assertThat(drill.statement()).isEqualTo(2);
        Act met = drill.acts().getFirst();
        assertThat(met.command()).isEqualTo("apply to 2_more");
        assertThat(failure(met).sqlState()).isEqualTo("25006");
        assertThat(failure(met).databaseState())
                .isEqualTo(
                        "the transaction was rolled back: the database is as before this migration");
        assertThat(failure(met).next()).endsWith("apply to 2_more");
        assertThat(said(met, Verdict.RIGHT).subList(0, 2)).isEqualTo(AS_BEFORE.subList(0, 2));
        wentOnAndBack(drill, 1);
    }

    @Test
    void theConnectionIsLostDuringAStatement() {
        project.up("2_more", TRANSACTIONAL);
        Drill drill = asItShould(drill(Fault.CONNECTION_LOST, 1));
        Act met = drill.acts().getFirst();
        assertThat(drill.injected())
                .isEqualTo("the server ends our backend during statement 1 of 3");
        assertThat(met.events()).anyMatch(Event.ConnectionLost.class::isInstance);
        assertThat(met.events()).anyMatch(Event.ConnectionRestored.class::isInstance);
        assertThat(failure(met)).isInstanceOf(Failure.NotConnected.class);
        assertThat(failure(met).next()).isEqualTo("it is back; continue with: apply to 2_more");
        assertThat(said(met, Verdict.RIGHT).subList(0, 2)).isEqualTo(AS_BEFORE.subList(0, 2));
        hasNoWayBack(drill);
    }

    @Test
    void theConnectionIsLostBeforeAStatementThatNobodyCanHold() {
        project.up("2_more", "CREATE TABLE c (id int); INSERT INTO c VALUES (1)");
        project.down("2_more", "DROP TABLE c");
        Drill drill = asItShould(drill(Fault.CONNECTION_LOST, 0));
        assertThat(drill.injected())
                .isEqualTo("the server ends our backend just before statement 2 of 2");
        wentOnAndBack(drill, 1);
    }

    @Test
    void theConnectionIsLostAtTheCommit() {
        project.up("2_more", TRANSACTIONAL);
        project.down("2_more", "ALTER TABLE b ALTER id DROP NOT NULL; ALTER TABLE a DROP note");
        Drill drill =
                asItShould(drill(new DrillWish("2_more", Fault.CONNECTION_LOST, 0, true, false)));
        Act met = drill.acts().getFirst();
        assertThat(met.events().stream().filter(Event.StatementDone.class::isInstance)).hasSize(3);
        assertThat(failure(met)).isInstanceOf(Failure.NotConnected.class);
        assertThat(said(met, Verdict.RIGHT).subList(0, 2)).isEqualTo(AS_BEFORE.subList(0, 2));
        wentOnAndBack(drill, 1);
    }

    @Test
    void aLockIsHeldAndLetGo() {
        project.up("2_more", TRANSACTIONAL);
        project.down("2_more", "ALTER TABLE b ALTER id DROP NOT NULL; ALTER TABLE a DROP note");
        Drill drill = asItShould(drill(Fault.LOCK_HELD, 3));
        assertThat(drill.injected())
                .isEqualTo(
                        "at statement 3 of 3 another session holds ACCESS SHARE on public.b, and"
                                + " lets go later");
        Act met = drill.acts().getFirst();
        List<Event.LockRetry> retries =
                met.events().stream()
                        .filter(Event.LockRetry.class::isInstance)
                        .map(Event.LockRetry.class::cast)
                        .toList();
        assertThat(retries).hasSize(2);
        assertThat(retries.getFirst().blockers().getFirst().application())
                .isEqualTo("drill, another session");
        wentOnAndBack(drill, 0);
    }

    @Test
    void aLockIsHeldForLongerThanOurPatience() {
        project.up("2_more", TRANSACTIONAL);
        Drill drill = asItShould(drill(new DrillWish("2_more", Fault.LOCK_HELD, 1, false, true)));
        Act met = drill.acts().getFirst();
        Failure.LockTimeout timeout = (Failure.LockTimeout) failure(met);
        assertThat(timeout.tries()).isGreaterThan(1);
        assertThat(timeout.blockers().getFirst().application()).isEqualTo("drill, another session");
        assertThat(timeout.next()).contains("has ended: apply to 2_more");
        assertThat(said(met, Verdict.RIGHT).subList(0, 2)).isEqualTo(AS_BEFORE.subList(0, 2));
        assertThat(drill.notes()).contains("the patience of apply was cut short, to 3 s at most");
        hasNoWayBack(drill);
    }

    // --- outside of a transaction

    @Test
    void anIndexBuildIsCanceled() {
        project.up("2_more", STEPWISE);
        project.down("2_more", "DROP INDEX CONCURRENTLY a_note; ALTER TABLE a DROP COLUMN note");
        Drill drill = asItShould(drill(Fault.STATEMENT_FAILS, 2));
        Act met = drill.acts().getFirst();
        assertThat(failure(met).sqlState()).isEqualTo("57014");
        assertThat(failure(met).databaseState())
                .isEqualTo("1 of 3 statements are done and stay; the next apply continues at 2");
        assertThat(said(met, Verdict.TOLD))
                .containsExactly(
                        "what was done before stays: + column public.a.note; ~ rows of public.a");
        assertThat(said(met, Verdict.RIGHT))
                .contains(
                        "the schema is what the statements before it make",
                        "the number of rows is what the statements before it make: 100 rows"
                                + " compared");
        assertThat(drill.acts().get(1).events())
                .filteredOn(Event.StatementSkipped.class::isInstance)
                .hasSize(1);
        wentOnAndBack(drill, 1);
    }

    @Test
    void theConnectionIsLostDuringAnIndexBuild() {
        project.up("2_more", STEPWISE);
        Drill drill = asItShould(drill(Fault.CONNECTION_LOST, 2));
        Act met = drill.acts().getFirst();
        assertThat(failure(met)).isInstanceOf(Failure.NotConnected.class);
        assertThat(said(met, Verdict.TOLD))
                .contains(
                        "left of it: index public.a_note, invalid; apply drops it and builds it again");
        assertThat(drill.acts().get(1).events())
                .anyMatch(event -> event instanceof Event.Recovered);
        hasNoWayBack(drill);
    }

    @Test
    void aStatementInATransactionOfItsOwnFails() {
        project.up("2_more", STEPWISE);
        Drill drill = asItShould(drill(Fault.STATEMENT_FAILS, 3));
        assertThat(failure(drill.acts().getFirst()).sqlState()).isEqualTo("25006");
        assertThat(failure(drill.acts().getFirst()).databaseState())
                .startsWith("2 of 3 statements are done and stay");
        hasNoWayBack(drill);
    }

    @Test
    void theConnectionIsLostWhenTheLedgerIsWritten() {
        project.up("2_more", STEPWISE);
        project.down("2_more", "DROP INDEX CONCURRENTLY a_note; ALTER TABLE a DROP COLUMN note");
        Drill drill =
                asItShould(drill(new DrillWish("2_more", Fault.CONNECTION_LOST, 0, true, false)));
        assertThat(failure(drill.acts().getFirst()).databaseState())
                .isEqualTo("all 3 statements are done and stay; the next apply only records it");
        wentOnAndBack(drill, 1);
    }

    @Test
    void anIndexBuildWaitsForSomebody() {
        project.up("2_more", STEPWISE);
        project.down("2_more", "DROP INDEX CONCURRENTLY a_note; ALTER TABLE a DROP COLUMN note");
        Drill drill = asItShould(drill(Fault.LOCK_HELD, 2));
        assertThat(drill.acts().getFirst().events())
                .anyMatch(event -> event instanceof Event.WaitingForOthers);
        wentOnAndBack(drill, 0);
    }

    // --- whatever else

    @Test
    void anAppliedOneCanBeDrilledToo() {
        project.up("2_more", TRANSACTIONAL);
        Drill drill =
                asItShould(drill(new DrillWish("1_base", Fault.CONNECTION_LOST, 2, false, false)));
        assertThat(drill.migration()).isEqualTo("1_base");
        assertThat(drill.acts().getFirst().command()).isEqualTo("apply to 1_base");
        hasNoWayBack(drill);
    }

    @Test
    void oneThatFailsByItselfIsShownAsItFails() {
        project.up(
                "2_more",
                "ALTER TABLE a ADD COLUMN note text; ALTER TABLE a ALTER note SET NOT NULL");
        DrillReport report = drill(Fault.CONNECTION_LOST, 0);
        assertThat(Objects.requireNonNull(report.failure()).sqlState()).isEqualTo("23502");
        assertThat(report.drill().acts()).hasSize(1);
        assertThat(said(report.drill().acts().getFirst(), Verdict.WRONG))
                .containsExactly("it fails by itself: there is nothing to inject");
        assertThat(said(report.drill().acts().getFirst(), Verdict.RIGHT).subList(0, 2))
                .isEqualTo(AS_BEFORE.subList(0, 2));
    }

    @Test
    void aWayBackThatDoesNotLeadBackIsNoneThatGoesAsItShould() {
        project.up("2_more", TRANSACTIONAL);
        project.down("2_more", "ALTER TABLE a DROP note");
        DrillReport report = drill(Fault.STATEMENT_FAILS, 0);
        assertThat(Objects.requireNonNull(report.failure()).message())
                .contains("the schema is not as before the migration")
                .contains("public.b.id");
        assertThat(report.drill().outcome()).isEqualTo(RunOutcome.FAILED);
    }

    @Test
    void aWayBackThatLosesRowsIsTold() {
        project.up("2_more", "DELETE FROM a WHERE id > 10");
        project.down("2_more", "SELECT 1");
        Drill drill = asItShould(drill(Fault.STATEMENT_FAILS, 0));
        assertThat(said(drill.acts().getLast(), Verdict.TOLD))
                .containsExactly(
                        "the rows are not as before the migration: public.a has 10 rows, not 100");
    }

    @Test
    void ctrlCEndsItAndRemovesTheShadow() {
        project.up("2_more", TRANSACTIONAL);
        RehearsalBench bench = new RehearsalBench(live, project, RehearsalBench.own(ownFolder));
        Cancellation cancellation = new Cancellation();
        Session session = live.session();
        ShadowRequest request = bench.request(session);
        ShadowRequest stopped =
                new ShadowRequest(
                        session,
                        request.target(),
                        null,
                        null,
                        request.own(),
                        request.files(),
                        request.project(),
                        request.environment(),
                        request.journalSchema(),
                        request.who(),
                        event -> {
                            if (event instanceof Event.StatementStarted) {
                                cancellation.request();
                            }
                        },
                        cancellation,
                        request.clock());
        DrillWish wish = new DrillWish("2_more", Fault.LOCK_HELD, 1, false, true);
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> DrilledDatabase.drill(stopped, wish))
                .satisfies(e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
    }

    @Test
    void refusesWhatCannotBeMet() {
        project.up("2_more", "CREATE TABLE c (id int); INSERT INTO c VALUES (1); SELECT 1");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> drill(Fault.LOCK_HELD, 2))
                .withMessageContaining("statement 2 of 2_more locks no table");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> drill(Fault.LOCK_HELD, 0))
                .withMessageContaining("no statement of 2_more locks a table");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> drill(Fault.STATEMENT_FAILS, 3))
                .withMessageContaining("statement 3 of 2_more cannot be made to fail");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> drill(Fault.STATEMENT_FAILS, 4))
                .withMessageContaining("2_more has 3 statements, and no statement 4");
    }
}
