package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.project.Migration;
import dev.lockstep.project.Project;
import dev.lockstep.rehearse.ShadowRequest;
import dev.lockstep.rehearse.ShadowSchema;
import dev.lockstep.schema.Comparison;
import dev.lockstep.schema.SchemaSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diff}: two schemas compared. */
@Command(
        name = "diff",
        description = {
            "how this database's schema differs from the migrations",
            "Compares the database that we are on with what its applied migrations make, on a",
            "shadow, or with the database of another environment, object by object, and says what",
            "would have to change here to be like there. M1..M2 tells what the migrations between",
            "two change; without M1 it begins from nothing, without M2 it ends with the newest.",
            "The SQL is one transaction; what cannot be derived is left as it is, and named.",
            "Reads only. Lockstep's own tables and the layout's history table are left out; kinds",
            "of objects that are not compared are named."
        },
        customSynopsis = "diff [live | ENV | M1..M2] [--sql] [--exit-code]",
        footer = {
            "diff                          what somebody changed past the migrations",
            "diff 20260321090000..         what the migrations after that one change, in all",
            "diff production               what would have to change here to be like production",
            "diff production --sql         the SQL for that, and what it would lose",
            "diff staging --exit-code      exit 5 when they differ"
        })
final class DiffCommand implements Verb {
    @Parameters(
            paramLabel = "live|ENV|M1..M2",
            arity = "0..1",
            description = "The environment to be like; without it the migrations")
    String name = "live";

    @Option(names = "--sql", description = "Only the SQL, with comments saying what it loses")
    boolean sql;

    @Option(names = "--exit-code", description = "Exit 5 when they differ")
    boolean exitCode;

    @Override
    public Outcome run(Call call) {
        int dots = name.indexOf("..");
        if (dots >= 0) {
            return between(call, name.substring(0, dots), name.substring(dots + 2));
        }
        return name.equals("live") ? live(call) : environment(call);
    }

    private Outcome live(Call call) {
        LiveAndFiles both = LiveAndFiles.of(call);
        return report(both.live(), both.files());
    }

    /** What the migrations behind the first make of it, up to the second. */
    private Outcome between(Call call, String first, String second) {
        Standing standing = call.workspace().look(call);
        List<Migration> all = standing.project().migrations();
        ShadowRequest request = ShadowRequests.of(call, standing.project());
        return report(
                upTo(call, standing, request, first, List.of()),
                upTo(call, standing, request, second, all));
    }

    private static SchemaSource upTo(
            Call call,
            Standing standing,
            ShadowRequest request,
            String typed,
            List<Migration> unless) {
        List<Migration> all = standing.project().migrations();
        List<Migration> wanted = unless;
        if (!typed.isEmpty()) {
            List<String> names = all.stream().map(Migration::name).toList();
            String name = MigrationNames.find(call, standing, typed, names);
            if (!names.contains(name)) {
                throw new FailureException(
                        new Failure.WrongUsage(
                                name + " has no files to make a schema of", "status"));
            }
            wanted = all.subList(0, names.indexOf(name) + 1);
        }
        String shown =
                wanted.isEmpty()
                        ? "an empty database"
                        : "the migrations up to " + wanted.getLast().name();
        return new ShadowSchema(request, shown, wanted);
    }

    private Outcome report(SchemaSource from, SchemaSource to) {
        return new Outcome.DiffReport(Comparison.of(from, to), sql, exitCode);
    }

    private Outcome environment(Call call) {
        Workspace workspace = call.workspace();
        Project project = workspace.project();
        String journal = project.configuration().journalSchema();
        Environments environments = workspace.environments(call.questions(), call.cancellation());
        Environments.Chosen other = environments.named(name);
        SchemaSource here = new EnvironmentSchema(workspace.link(), workspace.reading(call));
        if (here.shownAs().equals(other.environment().name())) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            name + " is where we are: there is nothing to compare it with",
                            "diff ENV, with another environment of lockstep.toml"));
        }
        try (Link link = new Link(other, project.layout(), journal)) {
            SchemaSource there = new EnvironmentSchema(link, link.session(call.command().word()));
            return report(here, there);
        }
    }
}
