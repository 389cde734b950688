package dev.lockstep.apply;

import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.GuardRefused;
import dev.lockstep.model.FailureException;
import dev.lockstep.plan.Plan;
import dev.lockstep.project.Migration;

/** Backfills are not run here: a migration that has one is refused rather than half applied. */
final class Backfills {
    private Backfills() {}

    /** Refuses a migration that has one. */
    static void refuse(Plan.Run run) {
        Migration files = run.status().files();
        if (files != null && files.backfill().isPresent()) {
            throw new FailureException(
                    new GuardRefused(
                            run.name()
                                    + " has a backfill, and this version of Lockstep does not run"
                                    + " backfills",
                            Failure.UNCHANGED,
                            "make it a data migration of its own, or wait for the version that does"));
        }
    }
}
