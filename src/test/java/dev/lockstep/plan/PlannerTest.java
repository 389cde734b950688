package dev.lockstep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.ledger.LedgerEntry.State;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.PlannedMigration;
import dev.lockstep.model.PlannedStep;
import dev.lockstep.model.Target;
import dev.lockstep.project.Layout;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
    private static final Target ALL = new Target.All();

    @TempDir Path root;

    @Test
    void choosesTheWayForwardByTarget() {
        MigrationStates states = sketch().files("1_a", "2_b", "3_c", "4_d").applied("1_a").states();

        assertThat(names(Planner.up(states, ALL))).containsExactly("2_b", "3_c", "4_d");
        assertThat(names(Planner.up(states, new Target.Count(2)))).containsExactly("2_b", "3_c");
        assertThat(names(Planner.up(states, new Target.Count(9)))).hasSize(3);
        assertThat(names(Planner.up(states, new Target.To("3_c")))).containsExactly("2_b", "3_c");
        assertThat(names(Planner.up(states, new Target.Only("3_c")))).containsExactly("3_c");
        assertThat(Planner.up(states, new Target.Only("3_c")).notes())
                .containsExactly("passes over 2_b, applicable later");
        assertThat(Planner.up(states, new Target.Only("1_a")).runs()).isEmpty();
        assertThat(Planner.up(states, new Target.Only("1_a")).notes())
                .containsExactly("1_a is applied already");
        assertThat(failure(() -> Planner.up(states, new Target.To("9_x"))).code())
                .isEqualTo("wrong-usage");
    }

    @Test
    void choosesTheWayBackNewestApplicationFirst() {
        MigrationStates states =
                sketch().files("1_a", "2_b", "3_c", "4_d").applied("1_a", "3_c", "2_b").states();

        assertThat(names(Planner.down(states, ALL))).containsExactly("2_b", "3_c", "1_a");
        assertThat(names(Planner.down(states, new Target.Count(1)))).containsExactly("2_b");
        assertThat(names(Planner.down(states, new Target.To("3_c")))).containsExactly("2_b");
        assertThat(names(Planner.down(states, new Target.To("2_b")))).isEmpty();
        assertThat(names(Planner.down(states, new Target.Only("1_a")))).containsExactly("1_a");
        assertThat(Planner.down(states, ALL).runs().getFirst().file().shownAs())
                .isEqualTo("2_b/down.sql");
        assertThat(failure(() -> Planner.down(states, new Target.To("4_d"))).message())
                .isEqualTo("4_d is not applied here");
    }

    @Test
    void refusesAWayBackThatIsNotThereNamingAllSuch() {
        MigrationStates states =
                sketch().files("1_a")
                        .script("2_b", "SELECT 1;", null)
                        .script("3_c", "SELECT 1;", null)
                        .applied("1_a", "2_b", "3_c", "4_gone")
                        .states();
        Failure failure = failure(() -> Planner.down(states, ALL));
        assertThat(failure).isInstanceOf(Failure.GuardRefused.class);
        assertThat(failure.message()).isEqualTo("no way back: 3_c, 2_b, 4_gone");
        assertThat(failure.next())
                .isEqualTo(
                        "write down.sql beside its script in 3_c, 2_b; restore the files of 4_gone");
    }

    @Test
    void refusesToPullOneFromUnderALaterOne() {
        MigrationStates states =
                sketch().script("1_a", "CREATE TABLE users (n int);", "DROP TABLE users;")
                        .script("2_b", "CREATE TABLE other (n int);", "DROP TABLE other;")
                        .script(
                                "3_c",
                                "ALTER TABLE public.users ADD COLUMN m int;",
                                "ALTER TABLE public.users DROP COLUMN m;")
                        .applied("1_a", "2_b", "3_c")
                        .states();
        Failure failure = failure(() -> Planner.down(states, new Target.Only("1_a")));
        assertThat(failure.message())
                .isEqualTo(
                        "1_a cannot be undone alone: applied after it, and on the same relations:"
                                + " 3_c (public.users)");
        assertThat(failure.next()).isEqualTo("undo all of them: rollback all");
        assertThat(names(Planner.down(states, new Target.Only("2_b")))).containsExactly("2_b");
    }

    @Test
    void numbersAndReportsWhatWouldRun() {
        MigrationStates states =
                sketch().script(
                                "1_a",
                                "-- first\nCREATE TABLE a (n int);\n  CREATE INDEX ON a (n);",
                                "DROP TABLE a;")
                        .script("2_b", "CREATE INDEX CONCURRENTLY i ON a (n);", null)
                        .states();
        Outcome.PlanReport report =
                Planner.up(states, ALL).report(true, false, false, Outlook.NONE, null);

        assertThat(report.target()).isEqualTo("all");
        assertThat(report.somethingPendingMatters()).isTrue();
        PlannedMigration first = report.migrations().getFirst();
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.transactional()).isTrue();
        assertThat(first.reversible()).isTrue();
        assertThat(first.steps())
                .extracting(
                        PlannedStep::index,
                        PlannedStep::sql,
                        PlannedStep::line,
                        PlannedStep::column)
                .containsExactly(
                        tuple(1, "CREATE TABLE a (n int)", 2, 1),
                        tuple(2, "CREATE INDEX ON a (n)", 3, 3));
        PlannedMigration second = report.migrations().getLast();
        assertThat(second.transactional()).isFalse();
        assertThat(second.reversible()).isFalse();
        assertThat(second.steps().getFirst().transactional()).isFalse();
        assertThat(
                        Planner.up(states, new Target.Count(1))
                                .report(true, true, false, Outlook.NONE, null)
                                .target())
                .isEqualTo("next 1");
    }

    @Test
    void hashesWhatRunsAndNothingElse() {
        MigrationStates one = sketch().files("1_a", "2_b").applied("1_a").states();
        MigrationStates same = sketch().files("1_a", "2_b").applied("1_a").states();
        MigrationStates other =
                new Sketch(root.resolve("elsewhere"), Layout.NATIVE)
                        .files("1_a")
                        .script("2_b", "SELECT 2;", null)
                        .applied("1_a")
                        .states();

        assertThat(Planner.up(one, ALL).hash())
                .startsWith("sha256:")
                .isEqualTo(Planner.up(same, new Target.Only("2_b")).hash())
                .isNotEqualTo(Planner.up(other, ALL).hash())
                .isNotEqualTo(Planner.down(one, ALL).hash());
    }

    @Test
    void goesBackToTheBaselineAndFurtherOnlyByName() {
        MigrationStates states =
                sketch().files("1_a", "2_b", "3_c")
                        .entry("1_a", State.APPLIED, "c:1_a", 0)
                        .entry("2_b", State.BASELINE, "c:2_b", 1)
                        .entry("3_c", State.APPLIED, "c:3_c", 2)
                        .states();
        assertThat(names(Planner.down(states, ALL))).containsExactly("3_c");
        assertThat(names(Planner.down(states, new Target.Count(1)))).containsExactly("3_c");
        assertThat(Planner.down(states, new Target.Count(1)).notes()).isEmpty();
        assertThat(Planner.down(states, new Target.Count(2)).notes())
                .singleElement()
                .asString()
                .startsWith("2_b was declared by baseline, and stays");
        assertThat(names(Planner.down(states, new Target.Only("2_b")))).containsExactly("2_b");
        assertThat(names(Planner.down(states, new Target.To("2_b")))).containsExactly("3_c");
        assertThat(failure(() -> Planner.down(states, new Target.To("1_a"))).message())
                .isEqualTo("2_b was declared by baseline, and would be undone too");
    }

    @Test
    void stopsAtAScriptThatCannotBeSplit() {
        MigrationStates states = sketch().script("1_a", "SELECT 'open;", null).states();
        assertThat(failure(() -> Planner.up(states, ALL)).code()).isEqualTo("syntax");
    }

    @Test
    void refusesEditedAndMissingOnesButOnlyNotesThemInThePlan() {
        MigrationStates states =
                sketch().files("1_a", "3_c")
                        .entry("1_a", State.APPLIED, "c:old", 0)
                        .applied("2_gone")
                        .states();
        Plan plan = Planner.up(states, ALL);
        assertThat(plan.notes())
                .containsExactly(
                        "edited after they were applied: 1_a",
                        "applied, and their files are gone: 2_gone");

        Failure.Drift drift = (Failure.Drift) refusal(states, plan);
        assertThat(drift.message()).isEqualTo("applied migrations were edited or are gone");
        assertThat(drift.differences())
                .satisfiesExactly(
                        first -> assertThat(first).contains("resolve 1_a --checksum"),
                        second -> assertThat(second).contains("resolve 2_gone --rolled-back"));
        assertThat(refusal(states, Planner.down(states, new Target.To("2_gone")))).isNull();
    }

    @Test
    void letsPrismasHistoriesBeSquashed() {
        MigrationStates states =
                new Sketch(root, Layout.PRISMA).files("2_b").applied("1_gone").states();
        assertThat(refusal(states, Planner.up(states, ALL))).isNull();
    }

    @Test
    void refusesOutOfOrderUnlessNamedOrAllowedOrPassedOverBefore() {
        MigrationStates states =
                sketch().files("1_a", "2_b", "3_c", "4_d").applied("1_a", "3_c").states();
        Plan plan = Planner.up(states, ALL);
        Failure.Drift drift = (Failure.Drift) refusal(states, plan);
        assertThat(drift.message())
                .isEqualTo("migrations are out of order: 3_c is applied already");
        assertThat(drift.differences()).containsExactly("2_b is older and not applied");
        assertThat(drift.next()).contains("apply only 2_b").contains("out_of_order = true");
        assertThat(plan.notes())
                .containsExactly("out of order: older than 3_c, which is applied: 2_b");

        assertThat(Planner.refusal(states, plan, true)).isEmpty();
        assertThat(refusal(states, Planner.up(states, new Target.Only("2_b")))).isNull();

        MigrationStates skipped =
                sketch().files("1_a", "2_b", "3_c")
                        .applied("1_a", "3_c")
                        .entry("2_b", State.SKIPPED, "c:2_b", 5)
                        .states();
        assertThat(refusal(skipped, Planner.up(skipped, ALL))).isNull();
    }

    @Test
    void continuesARunOutsideATransactionWhereItStopped() {
        Sketch sketch = sketch().script("1_a", "CREATE TABLE a (n int); VACUUM a; VACUUM a;", null);
        sketch.stopped(
                "1_a",
                Direction.UP,
                "failed",
                3,
                sketch.step("1_a", 1, "done"),
                sketch.step("1_a", 2, "intended"));
        MigrationStates states = sketch.states();
        Plan plan = Planner.up(states, ALL);
        assertThat(plan.runs().getFirst().resumeAt()).isEqualTo(2);
        assertThat(refusal(states, plan)).isNull();
    }

    @Test
    void refusesToContinueInAnEditedScript() {
        Sketch sketch = sketch().script("1_a", "CREATE TABLE a (n int); VACUUM a;", null);
        sketch.stopped("1_a", Direction.UP, "failed", 3, sketch.step("1_a", 1, "done"));
        Sketch edited = sketch.rewrite("1_a", "CREATE TABLE b (n int); VACUUM a;");
        MigrationStates states = edited.states();
        Failure refusal = refusal(states, Planner.up(states, ALL));
        assertThat(refusal).isInstanceOf(Failure.GuardRefused.class);
        assertThat(refusal.message())
                .isEqualTo("1_a stopped half-way, and its statement 1 was edited since it ran");
    }

    @Test
    void asksAPersonWhereNothingCanTell() {
        Sketch sketch = sketch().script("1_a", "VACUUM a; CALL work();", null);
        sketch.stopped(
                "1_a",
                Direction.UP,
                "running",
                3,
                sketch.step("1_a", 1, "done"),
                sketch.step("1_a", 2, "intended"));
        MigrationStates states = sketch.states();
        Failure refusal = refusal(states, Planner.up(states, ALL));
        assertThat(refusal.message()).contains("nothing can tell whether that took effect");
        assertThat(refusal.next())
                .contains("show 1_a")
                .contains("resolve 1_a --applied or resolve 1_a --rolled-back");
    }

    @Test
    void refusesAfterAnotherToolsFailureAndTriesItsOwnAgain() {
        MigrationStates theirs =
                new Sketch(root, Layout.PRISMA)
                        .files("1_a", "2_b")
                        .failedInPrisma("1_a", "boom", 1)
                        .states();
        assertThat(refusal(theirs, Planner.up(theirs, new Target.Only("2_b"))).message())
                .isEqualTo("1_a was begun by another tool and did not finish");

        MigrationStates ours =
                new Sketch(root, Layout.PRISMA)
                        .files("1_a", "2_b")
                        .failedInPrisma("1_a", "boom", 1)
                        .leftNothing("1_a", Direction.UP, 1, "boom")
                        .states();
        Plan plan = Planner.up(ours, ALL);
        assertThat(names(plan)).containsExactly("1_a", "2_b");
        assertThat(refusal(ours, plan)).isNull();
    }

    @Test
    void refusesWhatMayHaveHappenedOrNot() {
        MigrationStates states =
                sketch().files("1_a")
                        .run("1_a", Direction.UP, true, "unknown", false, 1, null, List.of())
                        .states();
        assertThat(refusal(states, Planner.up(states, ALL)).message())
                .isEqualTo("1_a may have taken effect or not: its end is not known");
    }

    @Test
    void finishesAWayBackBeforeItGoesForward() {
        MigrationStates states =
                sketch().script("1_a", "CREATE TABLE a (n int);", "VACUUM a; DROP TABLE a;")
                        .files("2_b")
                        .applied("1_a")
                        .rollbackStopped("1_a", 9)
                        .states();
        Failure refusal = refusal(states, Planner.up(states, ALL));
        assertThat(refusal.message()).isEqualTo("the rollback of 1_a stopped half-way");
        assertThat(refusal.next()).startsWith("go on with rollback only 1_a");

        Plan back = Planner.down(states, new Target.Count(1));
        assertThat(back.runs().getFirst().resumeAt()).isEqualTo(2);
        assertThat(refusal(states, back)).isNull();
    }

    private Sketch sketch() {
        return new Sketch(root, Layout.NATIVE);
    }

    private static List<String> names(Plan plan) {
        return plan.runs().stream().map(Plan.Run::name).toList();
    }

    @SuppressWarnings("NullAway") // null stands for no refusal, and is asserted as such
    private static Failure refusal(MigrationStates states, Plan plan) {
        return Planner.refusal(states, plan, false).orElse(null);
    }

    private static Failure failure(ThrowingCallable call) {
        FailureException thrown = catchThrowableOfType(FailureException.class, call);
        assertThat(thrown).isNotNull();
        return thrown.failure();
    }
}
