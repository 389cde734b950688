package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.project.Project;
import dev.lockstep.schema.Comparison;
import dev.lockstep.schema.SchemaSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diff}: two schemas compared. */
@Command(
        name = "diff",
        description = {
            "how this database's schema differs from another's",
            "Compares the database that we are on with that of another environment of",
            "lockstep.toml, object by object, and says what would have to change here to be like",
            "there. Reads only. Lockstep's own tables and the layout's history table are left out;",
            "kinds of objects that are not compared are named."
        },
        customSynopsis = "diff ENV [--sql] [--exit-code]",
        footer = {
            "diff production               what would have to change here to be like production",
            "diff production --sql         the SQL for that, and what it would lose",
            "diff staging --exit-code      exit 5 when they differ"
        })
final class DiffCommand implements Verb {
    @Parameters(paramLabel = "ENV", description = "The environment to be like")
    String name = "";

    @Option(names = "--sql", description = "Only the SQL, with comments saying what it loses")
    boolean sql;

    @Option(names = "--exit-code", description = "Exit 5 when they differ")
    boolean exitCode;

    @Override
    public Outcome run(Call call) {
        Workspace workspace = call.workspace();
        Project project = workspace.project();
        String journal = project.configuration().journalSchema();
        Environments environments = workspace.environments(call.questions(), call.cancellation());
        Environments.Chosen other = environments.named(name);
        SchemaSource here =
                new EnvironmentSchema(workspace.link(), workspace.reading(call), journal);
        if (here.shownAs().equals(other.environment().name())) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            name + " is where we are: there is nothing to compare it with",
                            "diff ENV, with another environment of lockstep.toml"));
        }
        try (Link link = new Link(other, project.layout(), journal)) {
            SchemaSource there =
                    new EnvironmentSchema(link, link.session(call.command().word()), journal);
            return new Outcome.DiffReport(Comparison.of(here, there), sql, exitCode);
        }
    }
}
