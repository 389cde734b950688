package dev.lockstep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.ledger.JournalRun.JournalStep;
import dev.lockstep.ledger.LedgerEntry.State;
import dev.lockstep.model.Direction;
import dev.lockstep.model.MigrationState;
import dev.lockstep.model.Outcome;
import dev.lockstep.project.Layout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationStatesTest {
    private static final String THREE =
            "CREATE TABLE a (n int); CREATE INDEX CONCURRENTLY i ON a (n); VACUUM a;";

    @TempDir Path root;

    @Test
    void laysFilesAndLedgerSideBySide() {
        MigrationStates states =
                sketch(Layout.NATIVE)
                        .files("1_a", "2_b", "3_c", "5_e", "6_f")
                        .applied("1_a")
                        .entry("2_b", State.BASELINE, "", 1)
                        .entry("3_c", State.APPLIED, "c:other", 2)
                        .applied("4_gone")
                        .entry("5_e", State.ROLLED_BACK, "c:5_e", 4)
                        .states();

        assertThat(states.all().stream().map(s -> s.name() + " " + s.state().word()))
                .containsExactly(
                        "1_a applied",
                        "2_b baseline",
                        "3_c drifted",
                        "4_gone missing",
                        "5_e rolledBack",
                        "6_f pending");
        assertThat(states.counts()).isEqualTo(new Outcome.Counts(2, 2, 1, 0, 1));
        assertThat(names(states.toApply())).containsExactly("5_e", "6_f");
        assertThat(states.named("4_gone")).get().extracting("files").isNull();
        assertThat(states.named("4")).isEmpty();
    }

    @Test
    void takesTheLedgersOrderForWhatIsInTheDatabase() {
        MigrationStates states =
                sketch(Layout.NATIVE)
                        .files("1_a", "2_b", "3_c")
                        .applied("2_b", "3_c", "1_a")
                        .states();
        assertThat(names(states.inDatabase())).containsExactly("2_b", "3_c", "1_a");
        assertThat(names(states.all())).containsExactly("1_a", "2_b", "3_c");
    }

    @Test
    void putsMissingOnesByTheirVersionsNumber() {
        MigrationStates states =
                sketch(Layout.NATIVE)
                        .files("1_a", "3_c", "20_t")
                        .applied("1_a", "002_b", "10_j", "30_z")
                        .states();
        assertThat(names(states.all()))
                .containsExactly("1_a", "002_b", "3_c", "10_j", "20_t", "30_z");
    }

    @Test
    void forgetsWhatWasUndoneAndHasNoFiles() {
        MigrationStates states =
                sketch(Layout.NATIVE)
                        .files("1_a")
                        .entry("2_b", State.ROLLED_BACK, "x", 0)
                        .entry("3_c", State.SKIPPED, "x", 0)
                        .states();
        assertThat(names(states.all())).containsExactly("1_a");
    }

    @Test
    void isPendingAgainAfterATransactionThatWasRolledBack() {
        MigrationStatus status =
                only(
                        sketch(Layout.NATIVE)
                                .files("1_a")
                                .leftNothing(
                                        "1_a",
                                        Direction.UP,
                                        9,
                                        "relation \"x\" does not exist\n  more"));
        assertThat(status.state()).isEqualTo(MigrationState.PENDING);
        assertThat(status.note())
                .isEqualTo(
                        "failed 2026-11-21 10:09 UTC: relation \"x\" does not exist; nothing was"
                                + " left");
    }

    @Test
    void isFailedInPrismasWordsWithANoteThatApplyTriesAgain() {
        MigrationStatus status =
                only(
                        sketch(Layout.PRISMA)
                                .files("1_a")
                                .failedInPrisma("1_a", "boom", 9)
                                .leftNothing("1_a", Direction.UP, 9, "boom"));
        assertThat(status.state()).isEqualTo(MigrationState.FAILED);
        assertThat(status.note())
                .isEqualTo(
                        "failed 2026-11-21 10:09 UTC: boom; nothing was left, and apply tries it"
                                + " again");
    }

    @Test
    void showsTheLogOfAnotherToolsFailure() {
        MigrationStatus status =
                only(
                        sketch(Layout.PRISMA)
                                .files("1_a")
                                .failedInPrisma("1_a", "ERROR: no\nDETAIL: x", 2));
        assertThat(status.state()).isEqualTo(MigrationState.FAILED);
        assertThat(status.run()).isNull();
        assertThat(status.note())
                .isEqualTo("began 2026-11-21 10:02 UTC and did not finish: ERROR: no");
    }

    @Test
    void tellsHowFarARunOutsideATransactionCame() {
        Sketch sketch = sketch(Layout.NATIVE).script("1_a", THREE, null);
        sketch.stopped(
                "1_a",
                Direction.UP,
                "failed",
                3,
                sketch.step("1_a", 1, "done"),
                sketch.step("1_a", 2, "failed"));
        MigrationStatus status = only(sketch);
        assertThat(status.state()).isEqualTo(MigrationState.FAILED);
        assertThat(status.note())
                .isEqualTo(
                        "failed 2026-11-21 10:03 UTC: lock not available; 1 of 3 statements done,"
                                + " apply continues at 2");
    }

    @Test
    void tellsThatADoneStatementWasEdited() {
        Sketch sketch = sketch(Layout.NATIVE).script("1_a", THREE, null);
        sketch.stopped(
                "1_a", Direction.UP, "failed", 3, new JournalStep(1, "old", "done", List.of(), 0));
        assertThat(only(sketch).note())
                .endsWith("1 of 3 statements done, but statement 1 was edited since it ran");
    }

    @Test
    void staysAppliedWhenItsWayBackFailedWhole() {
        MigrationStatus status =
                only(
                        sketch(Layout.NATIVE)
                                .files("1_a")
                                .applied("1_a")
                                .run(
                                        "1_a",
                                        Direction.DOWN,
                                        true,
                                        "cancelled",
                                        true,
                                        5,
                                        null,
                                        List.of()));
        assertThat(status.state()).isEqualTo(MigrationState.APPLIED);
        assertThat(status.note())
                .isEqualTo("rollback was cancelled 2026-11-21 10:05 UTC; nothing was left");
    }

    @Test
    void isFailedAndStillInTheDatabaseWhenItsWayBackStoppedHalfWay() {
        MigrationStates states =
                new Sketch(root, Layout.NATIVE)
                        .files("1_a", "2_b")
                        .applied("1_a", "2_b")
                        .rollbackStopped("1_a", 9)
                        .states();
        assertThat(states.all().getFirst().state()).isEqualTo(MigrationState.FAILED);
        assertThat(names(states.inDatabase())).containsExactly("1_a", "2_b");
        assertThat(states.toApply()).isEmpty();
        assertThat(states.all().getFirst().note()).startsWith("rollback failed");
    }

    @Test
    void letsTheLedgerOutweighAnOlderRun() {
        MigrationStatus later =
                only(
                        sketch(Layout.NATIVE)
                                .files("1_a")
                                .rollbackStopped("1_a", 1)
                                .entry("1_a", State.APPLIED, "c:1_a", 5));
        assertThat(later.state()).isEqualTo(MigrationState.APPLIED);
        assertThat(later.run()).isNull();
        assertThat(later.note()).isNull();
    }

    @Test
    void findsARunHalfDoneWhoseFilesAreGone() {
        MigrationStates states =
                sketch(Layout.NATIVE)
                        .stopped(
                                "1_a",
                                Direction.UP,
                                "failed",
                                3,
                                new JournalStep(1, "h", "done", List.of(), 0))
                        .leftNothing("2_b", Direction.UP, 3, "no")
                        .states();
        assertThat(names(states.all())).containsExactly("1_a");
        assertThat(states.all().getFirst().state()).isEqualTo(MigrationState.FAILED);
        assertThat(states.toApply()).isEmpty();
    }

    @Test
    void doesNotCallATransactionFailedThatMayStillRun() {
        MigrationStatus status =
                only(
                        sketch(Layout.NATIVE)
                                .files("1_a")
                                .run(
                                        "1_a",
                                        Direction.UP,
                                        true,
                                        "running",
                                        false,
                                        1,
                                        null,
                                        List.of()));
        assertThat(status.state()).isEqualTo(MigrationState.PENDING);
        assertThat(status.note())
                .isEqualTo(
                        "began 2026-11-21 10:01 UTC by ana, and no end of it was told; it runs now,"
                                + " or was undone");
    }

    @Test
    void copesWithTenThousand() {
        Sketch sketch = sketch(Layout.NATIVE);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            names.add("%05d_m".formatted(i));
        }
        sketch.withoutScripts(names).applied(names.subList(0, 9_990).toArray(String[]::new));
        MigrationStates states = sketch.states();
        assertThat(states.counts()).isEqualTo(new Outcome.Counts(9_990, 10, 0, 0, 0));
        assertThat(states.toApply()).hasSize(10);
    }

    private Sketch sketch(Layout layout) {
        return new Sketch(root, layout);
    }

    private static MigrationStatus only(Sketch sketch) {
        return sketch.states().all().getFirst();
    }

    private static List<String> names(List<MigrationStatus> statuses) {
        return statuses.stream().map(MigrationStatus::name).toList();
    }
}
