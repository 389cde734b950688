package dev.lockstep.command;

import dev.lockstep.model.Outcome;
import picocli.CommandLine.Command;

/** {@code next} in step mode. */
@Command(
        name = "next",
        description = {
            "run the next statement",
            "A statement that fails is undone alone; the transaction stays open."
        },
        customSynopsis = "next",
        footer = "next")
final class StepNextCommand implements Verb {
    @Override
    public Outcome run(Call call) {
        return StepMode.with(call, open -> open.next());
    }
}
