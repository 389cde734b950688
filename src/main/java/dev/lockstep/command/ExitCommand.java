package dev.lockstep.command;

import dev.lockstep.apply.Stepper;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code exit}: leaves the shell. */
@Command(
        name = "exit",
        description = {
            "leave",
            "Ctrl-D does the same. With a step transaction open it asks first."
        },
        customSynopsis = "exit",
        footer = "exit")
final class ExitCommand implements Verb {
    @Override
    public Outcome run(Call call) {
        Optional<Stepper> step = call.workspace().step();
        if (step.isPresent()) {
            call.require(
                    new Question.YesNo(
                            "a step transaction is open on "
                                    + step.get().glance().migration()
                                    + ": leaving undoes what it did"),
                    "not left: commit or abort first");
            step.get().abort("left");
        }
        return new Outcome.Left();
    }
}
