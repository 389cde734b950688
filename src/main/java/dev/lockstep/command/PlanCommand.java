package dev.lockstep.command;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Target;
import dev.lockstep.plan.Outlook;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.rule.Acceptance;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan}: what would run. */
@Command(
        name = "plan",
        description = {
            "what would run, in order",
            "Every migration up to the target with its statements, its transaction, its locks and",
            "hazards, and whether it has a way back. Runs nothing. The numbers it prints name",
            "migrations until files or database change."
        },
        customSynopsis = {
            "plan [all | next [N] | to M | only M] [--sql] [--all-hazards]",
            "     [--out FILE] [--exit-code]",
            "plan --down [last [N] | to M | all | only M] [--sql]"
        },
        footer = {
            "plan                        everything that is pending",
            "plan next 2 --sql           the statements themselves, for review or for psql",
            "plan --down                 what rollback would run",
            "plan all --out release.plan for apply --plan: exactly that, on this schema, or nothing"
        })
final class PlanCommand implements Verb {
    @Mixin TargetOptions target = new TargetOptions();

    @Option(names = "--down", description = "The way back instead of the way forward")
    boolean down;

    @Option(names = "--sql", description = "Only the SQL, with comments saying what it belongs to")
    boolean sql;

    @Option(names = "--out", paramLabel = "FILE", description = "Also write the plan to a file")
    @Nullable Path out;

    @Option(names = "--all-hazards", description = "Also hazards that hurt nobody here")
    boolean allHazards;

    @Option(names = "--exit-code", description = "Exit 5 when something is pending")
    boolean exitCode;

    @Override
    public boolean takes(List<String> words) {
        target.words = words;
        return true;
    }

    @Override
    public Outcome run(Call call) {
        Standing standing = call.workspace().look(call);
        Planner.AsFarAsReadable readable = down ? back(call, standing) : forward(call, standing);
        Failure end = readable.end();
        Plan plan = readable.plan();
        if (end != null && (sql || out != null || plan.runs().isEmpty())) {
            throw new FailureException(end); // half a script or file would be taken for a whole one
        }
        call.workspace().numbers().remember(plan);
        if (out != null) {
            PlanFile.write(
                    call.workspace().resolve(out),
                    plan,
                    SchemaLook.now(call).orElse(null),
                    call.workspace().reading(call).facts());
            call.note("wrote " + out);
        }
        boolean outOfOrderAllowed = standing.project().configuration().outOfOrder();
        Failure refusal = Planner.refusal(standing.states(), plan, outOfOrderAllowed).orElse(null);
        if (sql && refusal != null) {
            call.note((down ? "rollback" : "apply") + " would refuse this: " + refusal.message());
        }
        plan.runs().stream()
                .flatMap(run -> Acceptance.unknown(run.script()).stream())
                .forEach(call::note);
        return plan.report(exitCode, sql, allHazards, outlook(call, plan), refusal).endedBy(end);
    }

    private Outlook outlook(Call call, Plan plan) {
        if (sql) {
            return Outlook.NONE;
        }
        LiveOutlook live = new LiveOutlook(call.workspace().reading(call), plan);
        live.held().forEach(table -> call.note(PlanWords.held(table)));
        return live;
    }

    private Planner.AsFarAsReadable forward(Call call, Standing standing) {
        Target typed = target.typed(Direction.UP).orElse(new Target.All());
        return Planner.upAsFarAsReadable(
                standing.states(),
                MigrationNames.exact(call, standing, typed, standing.applicable()));
    }

    private Planner.AsFarAsReadable back(Call call, Standing standing) {
        Target typed = target.typed(Direction.DOWN).orElse(new Target.Count(1));
        return new Planner.AsFarAsReadable(
                Planner.down(
                        standing.states(),
                        MigrationNames.exact(call, standing, typed, standing.inDatabase())),
                null);
    }
}
