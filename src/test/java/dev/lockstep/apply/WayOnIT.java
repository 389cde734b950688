package dev.lockstep.apply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.testkit.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run that stopped says to type goes on with all that was asked for. */
class WayOnIT extends ApplyCase {
    private static final String FAILS = "SELECT * FROM nowhere;";
    private static final String LOSES = "SELECT pg_terminate_backend(pg_backend_pid());";
    private static final String TAKES_LONG = "SELECT pg_sleep(30);";

    @BeforeEach
    void fourTables() {
        for (String name : new String[] {"001_a", "002_b", "003_c", "004_d"}) {
            project.up(name, "CREATE TABLE %s ();".formatted(name.substring(4)))
                    .down(name, "DROP TABLE %s;".formatted(name.substring(4)));
        }
    }

    private RunReport rollback(Target target) {
        return new Rollback(bench.workbench()).rollback(target, null);
    }

    private static String next(RunReport report) {
        return requireNonNull(report.failure()).next();
    }

    @Test
    void aRollbackGoesOnToItsTarget() {
        applyAll();
        project.down("003_c", FAILS);
        assertThat(next(rollback(new Target.To("001_a"))))
                .isEqualTo("fix the file, then: rollback to 001_a");
        assertThat(next(rollback(new Target.All()))).endsWith("then: rollback all");
        assertThat(next(rollback(new Target.Only("003_c")))).endsWith("then: rollback only 003_c");
        assertThat(next(rollback(new Target.Count(1)))).endsWith("then: rollback last");
    }

    @Test
    void aRollbackOfSeveralGoesOnWithThoseThatAreLeft() {
        applyAll();
        project.down("003_c", FAILS);
        assertThat(next(rollback(new Target.Count(3)))).endsWith("then: rollback last 2");
    }

    @Test
    void aRollbackGoesOnAfterTheConnectionWasLost() {
        applyAll();
        project.down("003_c", LOSES);
        RunReport report = rollback(new Target.To("001_a"));
        assertThat(report.failure()).isInstanceOf(Failure.NotConnected.class);
        assertThat(next(report)).endsWith("continue with: rollback to 001_a");
        project.down("003_c", "DROP TABLE c;");
        assertThat(rollback(new Target.To("001_a")).failure()).isNull();
        assertThat(db.rows("SELECT name FROM lockstep.migration WHERE state = 'applied'"))
                .containsExactly("001_a");
    }

    @Test
    void aRollbackGoesOnAfterItWasCancelled() {
        applyAll();
        project.down("003_c", TAKES_LONG);
        Cancellation stop = bench.cancellation();
        Thread.ofVirtual()
                .start(() -> {
                    Waiting.until(
                            "the statement to run",
                            () ->
                                    !db.rows(
                                                    "SELECT pid FROM pg_stat_activity WHERE state = 'active'"
                                                            + " AND query LIKE 'SELECT pg_sleep(30)%'")
                                            .isEmpty());
                    stop.request();
                });
        RunReport report = rollback(new Target.To("001_a"));
        assertThat(report.failure()).isInstanceOf(Failure.Cancelled.class);
        assertThat(next(report)).isEqualTo("rollback to 001_a");
    }

    @Test
    void anApplyGoesOnToItsTarget() {
        project.up("002_b", FAILS);
        assertThat(next(apply(new Target.All()))).isEqualTo("fix the file, then: apply all");
        assertThat(next(apply(new Target.To("003_c")))).endsWith("then: apply to 003_c");
        assertThat(next(apply(new Target.Count(2)))).endsWith("then: apply to 003_c");
        assertThat(next(apply(new Target.Only("002_b")))).endsWith("then: apply only 002_b");
        assertThat(next(new Applier(bench.workbench()).apply(new Target.All(), true, null)))
                .endsWith("then: apply all --atomic");
    }

    @Test
    void anApplyGoesOnAfterTheConnectionWasLost() {
        project.up("002_b", LOSES);
        assertThat(next(applyAll())).endsWith("continue with: apply all");
    }
}
