package dev.lockstep.render;

import dev.lockstep.model.Direction;
import dev.lockstep.model.DryRun;
import dev.lockstep.model.DryRun.Observed;
import dev.lockstep.model.DryRun.Rehearsed;
import dev.lockstep.model.DryRun.Step;
import dev.lockstep.model.Failure;
import dev.lockstep.model.LockMode;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.RelationLock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dry-runs by hand. */
final class DryRunSamples {
    private DryRunSamples() {}

    static Outcome done() {
        Step add =
                new Step(
                        1,
                        "ALTER TABLE \"User\" ADD COLUMN \"role\" \"Role\"",
                        Duration.ofMillis(3),
                        -1,
                        new Observed(
                                List.of(new RelationLock("public.User", LockMode.ACCESS_EXCLUSIVE)),
                                List.of(),
                                List.of(),
                                1200),
                        List.of(),
                        List.of(),
                        null);
        Step change =
                new Step(
                        2,
                        "ALTER TABLE \"User\" ALTER COLUMN id TYPE bigint",
                        Duration.ofMillis(1200),
                        -1,
                        new Observed(
                                List.of(
                                        new RelationLock("public.Post", LockMode.ACCESS_EXCLUSIVE),
                                        new RelationLock("public.new", LockMode.ACCESS_EXCLUSIVE),
                                        new RelationLock("public.User", LockMode.ACCESS_EXCLUSIVE)),
                                List.of("public.User"),
                                List.of("public.Post", "public.User"),
                                4_000_000),
                        List.of("seen, and not foreseen: rewrites public.User"),
                        List.of("the scan of public.Comment: it has no rows here"),
                        null);
        return report(RunOutcome.DONE, List.of(add, change), null);
    }

    static Outcome failed() {
        Failure failure = FailureSamples.refused();
        Step failed =
                new Step(
                        1,
                        "ALTER TABLE \"Userz\" ADD COLUMN \"role\" \"Role\"",
                        Duration.ofMillis(1),
                        -1,
                        null,
                        List.of(),
                        List.of(),
                        failure);
        return report(RunOutcome.FAILED, List.of(failed), failure);
    }

    private static Outcome report(RunOutcome outcome, List<Step> steps, @Nullable Failure failure) {
        Rehearsed migration =
                new Rehearsed(
                        "20260322110000_user_roles",
                        Direction.UP,
                        1,
                        2,
                        outcome,
                        Duration.ofMillis(1210),
                        steps);
        DryRun run =
                new DryRun(
                        outcome,
                        false,
                        "a shadow on PostgreSQL 18.6, embedded",
                        "412 applied migrations from the cache",
                        List.of(migration),
                        List.of("public.new"),
                        List.of(
                                "+ table public.new",
                                "~ column public.\"User\".id: type: integer → bigint"),
                        List.of(),
                        List.of(
                                "the shadow is an embedded PostgreSQL: the environment is production"),
                        Duration.ofMillis(1900));
        return new Outcome.DryRunReport(run, failure);
    }
}
