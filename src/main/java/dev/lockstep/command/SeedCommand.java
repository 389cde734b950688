package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.model.Stage;
import dev.lockstep.project.Project;
import dev.lockstep.project.ScriptFile;
import dev.lockstep.project.Seeds;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code seed}: the rows that a fresh database begins with. */
@Command(
        name = "seed",
        description = {
            "run seeds/*.sql",
            "In the order of their names, each in a transaction. Write them so that they may run",
            "again: INSERT ... ON CONFLICT DO NOTHING or DO UPDATE."
        },
        customSynopsis = "seed [--yes]",
        footer = "seed")
final class SeedCommand implements Verb {
    @Override
    public Outcome run(Call call) {
        call.refuseInStepMode();
        Project project = call.workspace().project();
        project.requireRunnable();
        List<ScriptFile> files = Seeds.of(project);
        if (files.isEmpty()) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "there are no seeds: no seeds/*.sql in " + project.root(),
                            "write seeds/10_something.sql"));
        }
        Link link = call.workspace().link();
        if (link.environment().stage() != Stage.DEVELOPMENT) {
            call.require(
                    new Question.YesNo(
                            "seed runs "
                                    + (files.size() == 1 ? "1 file" : files.size() + " files")
                                    + " of seeds/ on "
                                    + PlanWords.where(link)),
                    "nothing was seeded");
        }
        return new Seeding(call, link).run(files);
    }
}
