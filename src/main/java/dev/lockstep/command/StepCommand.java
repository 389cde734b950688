package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.model.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code step}: one migration, statement by statement, in an open transaction. */
@Command(
        name = "step",
        description = {
            "go through one migration by hand",
            "Opens a transaction on the next migration, or on M. Then: next runs a statement, back",
            "undoes the last, SQL looks at what is there, commit keeps it, abort undoes all. Strong",
            "locks held too long end it by themselves."
        },
        customSynopsis = "step [M] [--accept drift]",
        footer = {"step", "step user_roles"})
final class StepCommand implements Verb {
    @Parameters(arity = "0..1", paramLabel = "M", description = "The migration (default: the next)")
    @Nullable String name;

    @Option(
            names = "--accept",
            paramLabel = "drift",
            description = "Take a changed schema as it is")
    @Nullable String accepted;

    @Override
    public Outcome run(Call call) {
        call.refuseInStepMode();
        List<String> taken = SchemaLook.accepted(accepted);
        if (!call.atPrompt()) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "step needs a shell, for its transaction ends with the command",
                            "lockstep, then step · lockstep -c \"step; next; commit\""));
        }
        Standing standing = call.workspace().look(call);
        String migration =
                name == null
                        ? next(standing)
                        : MigrationNames.find(call, standing, name, standing.applicable());
        Link link = call.workspace().link();
        if (link.environment().stage() != Stage.DEVELOPMENT) {
            call.require(
                    new Question.YesNo(
                            "step opens a transaction on "
                                    + PlanWords.where(link)
                                    + " and holds the locks of "
                                    + migration
                                    + " while you look"),
                    "step mode was not opened");
        }
        return call.workspace()
                .openStep(call, migration, SchemaLook.expected(call, standing, taken, null))
                .report();
    }

    private static String next(Standing standing) {
        return standing.applicable().stream()
                .findFirst()
                .orElseThrow(() ->
                        new FailureException(
                                new Failure.WrongUsage("nothing is pending", "status")));
    }
}
