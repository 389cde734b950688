package dev.lockstep.command;

import dev.lockstep.model.Outcome;
import picocli.CommandLine.Command;

/** {@code back} in step mode. */
@Command(
        name = "back",
        description = {
            "undo the last statement",
            "Not past a statement that ran outside the transaction."
        },
        customSynopsis = "back",
        footer = "back")
final class StepBackCommand implements Verb {
    @Override
    public Outcome run(Call call) {
        return StepMode.with(call, open -> open.back());
    }
}
