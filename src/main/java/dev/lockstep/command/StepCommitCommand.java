package dev.lockstep.command;

import dev.lockstep.model.Outcome;
import picocli.CommandLine.Command;

/** {@code commit} in step mode. */
@Command(
        name = "commit",
        description = {
            "keep it and leave step mode",
            "After the last statement: checks, writes the ledger and commits."
        },
        customSynopsis = "commit",
        footer = "commit")
final class StepCommitCommand implements Verb {
    @Override
    public Outcome run(Call call) {
        return StepMode.with(call, open -> open.commit());
    }
}
