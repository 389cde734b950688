package dev.lockstep.command;

import dev.lockstep.apply.Stepper;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import java.util.function.Function;

/** What {@code next}, {@code back}, {@code commit} and {@code abort} have in common. */
final class StepMode {
    private StepMode() {}

    /** Does it to the open step transaction, and notices when that ended. */
    static Outcome with(Call call, Function<Stepper, Outcome> deed) {
        Workspace workspace = call.workspace();
        Stepper open =
                workspace
                        .step()
                        .orElseThrow(() ->
                                new FailureException(
                                        new Failure.WrongUsage(
                                                call.command().word()
                                                        + " belongs to step mode, and no"
                                                        + " step transaction is open",
                                                "step opens one")));
        try (Cancellation.Registration _ = workspace.forwardToStep(call.cancellation())) {
            return deed.apply(open);
        } finally {
            workspace.step();
        }
    }
}
