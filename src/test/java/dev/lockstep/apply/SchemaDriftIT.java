package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.apply.SchemaExpectation.Differences;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Target;
import dev.lockstep.project.DriftRule;
import dev.lockstep.schema.Fingerprint;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestBench;
import dev.lockstep.testkit.TestProject;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SchemaDriftIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    @TempDir Path folder;

    private TestProject project;
    private TestBench bench;

    @BeforeEach
    void aProjectOfThree() {
        project =
                TestProject.nativeIn(folder)
                        .up("20260101000000_one", "CREATE TABLE one (id int)")
                        .down("20260101000000_one", "DROP TABLE one")
                        .up("20260102000000_two", "CREATE TABLE two (id int)")
                        .down("20260102000000_two", "DROP TABLE two")
                        .up("20260103000000_three", "CREATE TABLE three (id int)");
        bench = new TestBench(db.target(), project).drift(DriftRule.REFUSE);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void applyNext() {
        applyNext(bench.workbench());
    }

    private static void applyNext(Workbench with) {
        assertThat(new Applier(with).apply(new Target.Count(1), false, null).outcome())
                .isEqualTo(RunOutcome.DONE);
    }

    private static void assertRefused(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> {
                            assertThat(e.failure()).isInstanceOf(Failure.Drift.class);
                            assertThat(e.failure().message())
                                    .startsWith("the schema was changed past Lockstep since");
                            assertThat(e.failure().next()).contains("--accept drift");
                        });
    }

    private List<String> marks() {
        return db.rows("SELECT note, marked_by FROM lockstep.schema_mark ORDER BY seq");
    }

    private String tables() {
        return db.value(
                "SELECT coalesce(string_agg(relname, ' ' ORDER BY relname), '') FROM pg_class"
                        + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
    }

    @Test
    void goesOnWhereNobodyElseChangedAnything() {
        applyNext();
        db.execute("INSERT INTO one VALUES (1); ANALYZE");
        applyNext();
        new Rollback(bench.workbench()).rollback(new Target.Count(1), null);
        applyNext();
        applyNext();
        assertThat(tables()).isEqualTo("one three two");
        assertThat(marks())
                .containsExactly(
                        "apply|tester",
                        "apply|tester",
                        "rollback|tester",
                        "apply|tester",
                        "apply|tester");
    }

    @Test
    void refusesApplyRollbackAndStepAndLeavesEverythingAsItIs() {
        applyNext();
        db.execute("CREATE TABLE by_hand ()");
        assertRefused(this::applyNext);
        assertRefused(() -> new Rollback(bench.workbench()).rollback(new Target.Count(1), null));
        assertRefused(() -> Stepper.open(bench.workbench(), "20260102000000_two"));
        assertThat(tables()).isEqualTo("by_hand one");
        assertThat(marks()).hasSize(1);

        db.execute("DROP TABLE by_hand");
        applyNext();
        assertThat(tables()).isEqualTo("one two");
    }

    @Test
    void takesItWhereThatIsAccepted() {
        applyNext();
        db.execute("CREATE TABLE by_hand ()");
        applyNext(accepting());
        assertThat(marks()).containsExactly("apply|tester", "apply (drift accepted)|tester");
        applyNext();
        db.execute("DROP TABLE by_hand");
        assertRefused(this::applyNextOrBack);
        new Rollback(accepting()).rollback(new Target.Only("20260102000000_two"), null);
        assertThat(tables()).isEqualTo("one three");
    }

    private void applyNextOrBack() {
        new Rollback(bench.workbench()).rollback(new Target.Only("20260102000000_two"), null);
    }

    private Workbench accepting() {
        return bench.workbench()
                .expecting(new SchemaExpectation(true, null, since -> Differences.UNKNOWN));
    }

    @Test
    void tellsHowItDiffersAndTakesWhatIsNoDifferenceFromTheMigrations() {
        applyNext();
        db.execute("CREATE TABLE by_hand ()");
        List<String> lines = List.of("+ table public.by_hand");
        Workbench looking =
                bench.workbench()
                        .expecting(
                                new SchemaExpectation(
                                        false, null, since -> new Differences(false, lines)));
        assertThatThrownBy(() -> applyNext(looking))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e ->
                                assertThat(((Failure.Drift) e.failure()).differences())
                                        .isEqualTo(lines));
        applyNext(
                bench.workbench()
                        .expecting(
                                new SchemaExpectation(
                                        false, null, since -> new Differences(true, List.of()))));
        assertThat(tables()).isEqualTo("by_hand one two");
    }

    @Test
    void warnsOnceWhereThatIsAllThatIsWanted() {
        bench.drift(DriftRule.WARN);
        applyNext();
        db.execute("CREATE TABLE by_hand ()");
        applyNext();
        applyNext();
        assertThat(bench.events().of(Event.Note.class))
                .filteredOn(note -> note.text().contains("changed past Lockstep"))
                .hasSize(1);
    }

    @Test
    void asksAndNotesNothingWhereItIsIgnored() {
        bench.drift(DriftRule.IGNORE);
        applyNext();
        db.execute("CREATE TABLE by_hand ()");
        applyNext();
        assertThat(marks()).isEmpty();
        bench.drift(DriftRule.REFUSE);
        applyNext();
        assertThat(marks()).hasSize(1);
    }

    @Test
    void saysNothingWhereAnotherToolAppliedSomethingSince() {
        applyNext();
        bench.drift(DriftRule.IGNORE);
        applyNext();
        bench.drift(DriftRule.REFUSE);
        db.execute("CREATE TABLE by_hand ()");
        applyNext();
        assertThat(tables()).isEqualTo("by_hand one three two");
    }

    @Test
    void stepModeNotesHowItLeftTheSchema() {
        applyNext();
        try (Stepper stepper = Stepper.open(bench.workbench(), "20260102000000_two")) {
            stepper.next();
            stepper.commit();
        }
        assertThat(marks()).containsExactly("apply|tester", "step|tester");
        db.execute("ALTER TABLE two ADD c int");
        assertRefused(this::applyNext);
    }

    @Test
    void aStepThatWasAbortedTakesNoProtectionAway() {
        applyNext();
        try (Stepper stepper = Stepper.open(bench.workbench(), "20260102000000_two")) {
            stepper.next();
            stepper.abort("tested");
        }
        db.execute("CREATE TABLE by_hand ()");
        assertRefused(this::applyNext);
    }

    @Test
    void aRunThatFailedIsNotedToo() {
        applyNext();
        project.up("20260102000000_two", "CREATE TABLE two (id int); SELECT 1 / 0");
        new Applier(bench.workbench()).apply(new Target.Count(1), false, null);
        db.execute("CREATE TABLE by_hand ()");
        project.up("20260102000000_two", "CREATE TABLE two (id int)");
        assertRefused(this::applyNext);
    }

    @Test
    void declaringAFileRightHidesNoDrift() {
        applyNext();
        db.execute("CREATE TABLE by_hand ()");
        project.up("20260101000000_one", "CREATE TABLE one (id int) -- edited");
        new LedgerEdits(bench.workbench()).resolve("20260101000000_one", LedgerEdits.As.CHECKSUM);
        assertRefused(this::applyNext);
    }

    @Test
    void baselineNotesWhatItFinds() {
        db.execute("CREATE TABLE one (id int)");
        new LedgerEdits(bench.workbench()).baseline("20260101000000_one");
        assertThat(marks()).containsExactly("baseline|tester");
        db.execute("ALTER TABLE one ADD c int");
        assertRefused(this::applyNext);
    }

    @Test
    void aPlanIsHeldToTheSchemaThatItWasMadeOnWhateverTheRule() {
        bench.drift(DriftRule.IGNORE);
        applyNext();
        Fingerprint planned = Fingerprint.of(db.session(), SchemaGuard.scope(bench.workbench()));
        Workbench expecting =
                bench.workbench()
                        .expecting(
                                new SchemaExpectation(
                                        false, planned, since -> Differences.UNKNOWN));
        db.execute("CREATE TABLE by_hand ()");
        assertThatThrownBy(() -> applyNext(expecting))
                .hasMessage("the schema of the database was changed since that plan was written");
        db.execute("DROP TABLE by_hand");
        applyNext(expecting);
    }

    @Test
    void aMarkOfAnotherVersionSaysNothing() {
        applyNext();
        db.execute(
                "UPDATE lockstep.schema_mark SET fingerprint = '17' || substr(fingerprint, 3);"
                        + " CREATE TABLE by_hand ()");
        applyNext();
        assertThat(tables()).isEqualTo("by_hand one two");
    }
}
