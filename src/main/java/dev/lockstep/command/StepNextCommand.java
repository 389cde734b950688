package dev.lockstep.command;

import dev.lockstep.apply.Stepper;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Outcome.StepReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code next} in step mode. */
@Command(
        name = "next",
        description = {
            "run the next statement",
            "A statement that fails is undone alone; the transaction stays open."
        },
        customSynopsis = "next [N]",
        footer = {"next", "next 3                      three of them, or until one fails"})
final class StepNextCommand implements Verb {
    @Parameters(arity = "0..1", paramLabel = "N", description = "How many (default: 1)")
    int count = 1;

    @Override
    public Outcome run(Call call) {
        if (count < 1) {
            throw new FailureException(
                    new Failure.WrongUsage("next runs 1 statement or more", "next · next 3"));
        }
        return StepMode.with(call, open -> run(call, open));
    }

    private Outcome run(Call call, Stepper open) {
        StepReport report = open.next();
        for (int i = 1; i < count && goesOn(report) && !call.cancellation().requested(); i++) {
            if (!report.said().isBlank()) {
                call.note(report.said());
            }
            report = open.next();
        }
        return report;
    }

    private static boolean goesOn(StepReport report) {
        return report.failure() == null && report.open() && report.next() != null;
    }
}
