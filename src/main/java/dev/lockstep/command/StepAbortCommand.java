package dev.lockstep.command;

import dev.lockstep.model.Outcome;
import picocli.CommandLine.Command;

/** {@code abort} in step mode. */
@Command(
        name = "abort",
        description = {
            "undo it and leave step mode",
            "Rolls the transaction back; what ran outside of it stays."
        },
        customSynopsis = "abort",
        footer = "abort")
final class StepAbortCommand implements Verb {
    @Override
    public Outcome run(Call call) {
        return StepMode.with(call, open -> open.abort("as you asked"));
    }
}
