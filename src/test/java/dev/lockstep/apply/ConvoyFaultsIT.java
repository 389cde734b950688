package dev.lockstep.apply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome.MigrationRun;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wire is cut, or the server killed, while many small migrations travel together. */
class ConvoyFaultsIT extends WireCase {
    /**
     * Stands at the end of the string that carries them, and in no other: the string comes in
     * several pieces, and what was cut before the last of them never arrived.
     */
    private static final String CONVOY = "DEALLOCATE lockstep_1";

    /** They go in one string. */
    private static final int COUNT = 32;

    @BeforeEach
    void begin() {
        project.up("000_users", "CREATE TABLE users (id int PRIMARY KEY);");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        for (int i = 1; i <= COUNT; i++) {
            project.up(
                    name(i),
                    "ALTER TABLE users ADD COLUMN c%d int;\nCREATE TABLE t%d (id int);"
                            .formatted(i, i));
        }
    }

    private static String name(int i) {
        return "%03d_more".formatted(i);
    }

    /** Both halves of each are there for the first so many, and neither half of any other. */
    private void assertAppliedUpTo(int count) {
        List<String> names = IntStream.rangeClosed(1, count).mapToObj(i -> name(i)).toList();
        assertThat(rows("SELECT name FROM lockstep.migration WHERE name <> '000_users' ORDER BY 1"))
                .isEqualTo(names);
        assertThat(
                        rows(
                                "SELECT migration FROM lockstep.migration_run WHERE outcome = 'done'"
                                        + " AND migration <> '000_users' ORDER BY seq"))
                .isEqualTo(names);
        List<String> numbers = IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
        assertThat(
                        rows(
                                "SELECT substr(attname, 2) FROM pg_attribute"
                                        + " WHERE attrelid = 'users'::regclass AND attname ~ '^c[0-9]+$'"
                                        + " ORDER BY attnum"))
                .isEqualTo(numbers);
        assertThat(
                        rows(
                                "SELECT substr(relname, 2) FROM pg_class WHERE relname ~ '^t[0-9]+$'"
                                        + " AND relkind = 'r' ORDER BY substr(relname, 2)::int"))
                .isEqualTo(numbers);
    }

    private int applied() {
        return rows("SELECT 1 FROM lockstep.migration").size() - 1;
    }

    private static List<String> done(RunReport report) {
        return report.migrations().stream()
                .filter(run -> run.outcome() == RunOutcome.DONE)
                .map(MigrationRun::name)
                .toList();
    }

    private void theNextApplyFinishes() {
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertAppliedUpTo(COUNT);
        assertThat(applyAll().migrations()).isEmpty();
    }

    /** A server that cannot get rid of its answers may stop half-way: so many are found. */
    @Test
    void anAnswerThatWasLostIsFoundInTheRows() {
        wire.cutAt(CONVOY, true, () -> {});
        RunReport report = applyAll();
        int applied = applied();
        assertAppliedUpTo(applied);
        assertThat(done(report)).hasSize(applied);
        assertThat(bench.events().of(Event.Recovered.class)).hasSize(applied);
        assertThat(report.outcome())
                .isEqualTo(applied == COUNT ? RunOutcome.DONE : RunOutcome.FAILED);
        theNextApplyFinishes();
    }

    @Test
    void whatNeverArrivedIsUndoneAndTheNextApplyDoesIt() {
        wire.cutAt(CONVOY, false, () -> {});
        RunReport report = applyAll();
        Failure failure = requireNonNull(report.failure());
        assertThat(failure).isInstanceOf(Failure.NotConnected.class);
        assertThat(failure.databaseState()).contains("as before this migration");
        assertThat(report.migrations()).extracting("name").containsExactly(name(1));
        assertAppliedUpTo(0);
        assertThat(
                        rows(
                                "SELECT migration, outcome, left_nothing FROM lockstep.migration_run"
                                        + " WHERE outcome <> 'done'"))
                .containsExactly(name(1) + "|failed|t");
        theNextApplyFinishes();
    }

    /** Whatever it came to, that is said: commits that did not wait for the disk may be gone. */
    @Test
    void aServerKilledOnTheWayIsToldAsItIs() {
        wire.cutAt(CONVOY, true, this::restart);
        RunReport report = applyAll();
        int applied = applied();
        assertAppliedUpTo(applied);
        assertThat(done(report)).hasSize(applied);
        assertThat(report.outcome())
                .isEqualTo(applied == COUNT ? RunOutcome.DONE : RunOutcome.FAILED);
        theNextApplyFinishes();
    }

    @Test
    void whatNobodySawEndIsLookedUpWhenTheServerIsBack() {
        assertThat(givenUpAt(CONVOY, false)).isInstanceOf(Failure.OutcomeUnknown.class);
        List<Event.Recovered> found = foundLater();
        assertThat(found).extracting("migration").containsExactly(name(1));
        assertThat(found.getFirst().what()).contains("as before this migration");
        assertAppliedUpTo(0);

        assertThat(givenUpAt(CONVOY, true)).isInstanceOf(Failure.OutcomeUnknown.class);
        found = foundLater();
        int applied = applied();
        assertAppliedUpTo(applied);
        assertThat(found).hasSize(Math.min(applied + 1, COUNT));
        assertThat(found.subList(0, applied))
                .allSatisfy(each -> assertThat(each.what()).contains("it was committed"));
        theNextApplyFinishes();
    }
}
