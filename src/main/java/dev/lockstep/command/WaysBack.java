package dev.lockstep.command;

import dev.lockstep.model.Target;
import dev.lockstep.plan.Planner;
import dev.lockstep.rehearse.DerivedWayBack;

/** Ways back for what a rollback means: down scripts, and what is derived where there is none. */
final class WaysBack {
    private WaysBack() {}

    /** Derives those that are missing, on a shadow; asks for none where none is. */
    static DerivedWayBack missing(Call call, Standing standing, Target target) {
        return DerivedWayBack.of(
                ShadowRequests.of(call, standing.project()),
                standing.states(),
                Planner.undone(standing.states(), target));
    }
}
