package dev.lockstep.render;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Drill;
import dev.lockstep.model.Drill.Act;
import dev.lockstep.model.Drill.Fault;
import dev.lockstep.model.Drill.Finding;
import dev.lockstep.model.Drill.Verdict;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Outcome.RunOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drills by hand. */
final class DrillSamples {
    private static final String MIGRATION = "20260322110000_user_roles";

    private DrillSamples() {}

    static Outcome done() {
        return report(
                List.of(
                        met(),
                        new Act(
                                "rollback",
                                RunOutcome.REFUSED,
                                List.of(),
                                null,
                                List.of(
                                        new Finding(
                                                Verdict.TOLD,
                                                "there is no way back to rehearse: it has no"
                                                        + " down.sql")))),
                null);
    }

    static Outcome wrong() {
        Act back =
                new Act(
                        "rollback",
                        RunOutcome.DONE,
                        List.of(
                                new Event.MigrationDone(
                                        MIGRATION, Direction.DOWN, Duration.ofMillis(5))),
                        null,
                        List.of(
                                new Finding(
                                        Verdict.WRONG,
                                        "the schema is not as before the migration: + type"
                                                + " public.\"Role\"")));
        return report(
                List.of(met(), back),
                new Failure.NotVerified(
                        "the drill did not go as it should: the schema is not as before the"
                                + " migration: + type public.\"Role\"",
                        null,
                        "only the shadow saw it: the database is as before",
                        "look at migrations/" + MIGRATION + "/up.sql, then: drill"));
    }

    private static Act met() {
        Failure failure = FailureSamples.refused();
        List<Event> events = new ArrayList<>();
        events.add(
                new Event.StatementDone(
                        MIGRATION,
                        1,
                        2,
                        "CREATE TYPE \"Role\" AS ENUM ('ADMIN')",
                        Duration.ofMillis(3),
                        -1));
        events.add(new Event.MigrationFailed(MIGRATION, Direction.UP, failure));
        return new Act(
                "apply to " + MIGRATION,
                RunOutcome.FAILED,
                events,
                failure,
                List.of(
                        new Finding(Verdict.RIGHT, "the schema is as before"),
                        new Finding(Verdict.RIGHT, "the rows are as before: 1204 rows compared")));
    }

    private static Outcome report(List<Act> acts, @Nullable Failure failure) {
        return new Outcome.DrillReport(
                new Drill(
                        failure == null ? RunOutcome.DONE : RunOutcome.FAILED,
                        MIGRATION,
                        true,
                        2,
                        Fault.STATEMENT_FAILS,
                        2,
                        "at statement 2 of 2 the transaction turns read-only, as after a failover",
                        "a shadow on PostgreSQL 18.6, embedded",
                        acts,
                        List.of(
                                "the shadow is an embedded PostgreSQL: the environment is production"),
                        Duration.ofMillis(1900)),
                failure);
    }
}
