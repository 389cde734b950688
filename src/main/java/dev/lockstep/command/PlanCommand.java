package dev.lockstep.command;

import dev.lockstep.model.Blocker;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Target;
import dev.lockstep.plan.Outlook;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.phase.PhaseGuard;
import dev.lockstep.plan.rule.Acceptance;
import dev.lockstep.postgres.Activity;
import dev.lockstep.postgres.Session;
import dev.lockstep.rehearse.DerivedWayBack;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    @Mixin TargetOptions target = new TargetOptions("plan");

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
        DerivedWayBack derived = DerivedWayBack.NONE;
        Planner.AsFarAsReadable readable;
        if (down) {
            Target back = wayBack(call, standing);
            derived = WaysBack.missing(call, standing, back);
            derived.notes().forEach(call::note);
            Plan plan = Planner.down(standing.states(), back, derived.scripts());
            readable = new Planner.AsFarAsReadable(plan, null);
        } else {
            readable = forward(call, standing);
        }
        Failure end = readable.end();
        Plan plan = readable.plan();
        if (end != null && (sql || out != null || plan.runs().isEmpty())) {
            throw new FailureException(end); // half a script or file would be taken for a whole one
        }
        call.workspace().numbers().remember(plan, derived.scripts());
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
        PhaseGuard.Verdict phases =
                PhaseGuard.foresee(call.workspace().reading(call), standing.states(), plan);
        phases.notes().forEach(call::note);
        if (refusal == null) {
            refusal = phases.refusal();
        }
        if (sql && refusal != null) {
            call.note((down ? "rollback" : "apply") + " would refuse this: " + refusal.message());
        }
        plan.runs().stream()
                .flatMap(run -> Acceptance.unknown(run.script()).stream())
                .forEach(call::note);
        Outlook outlook = outlook(call, plan);
        if (refusal == null && !sql && !down) {
            refusal = HazardGuard.foreseen(call, standing, plan, outlook).orElse(null);
        }
        return plan.report(exitCode, sql, allHazards, outlook, refusal).endedBy(end);
    }

    private Outlook outlook(Call call, Plan plan) {
        if (sql) {
            return Outlook.NONE;
        }
        Session session = call.workspace().reading(call);
        LiveOutlook live = new LiveOutlook(session, plan);
        live.held().forEach(table -> call.note(PlanWords.held(table)));
        live.builds()
                .ifPresent(build -> {
                    List<Blocker> older =
                            Activity.olderTransactions(session, session.pid()).stream()
                                    .filter(PlanCommand::stands)
                                    .toList();
                    if (!older.isEmpty()) {
                        call.note(PlanWords.older(build.shape().kind(), older));
                    }
                });
        return live;
    }

    /** Those that are over in a moment keep nobody waiting. */
    private static boolean stands(Blocker transaction) {
        Duration age = transaction.transactionAge();
        return age == null || age.compareTo(A_WHILE) > 0;
    }

    private Planner.AsFarAsReadable forward(Call call, Standing standing) {
        Target typed = target.typed(Direction.UP).orElse(new Target.All());
        return Planner.upAsFarAsReadable(
                standing.states(),
                MigrationNames.exact(call, standing, typed, standing.applicable()));
    }

    private Target wayBack(Call call, Standing standing) {
        Target typed = target.typed(Direction.DOWN).orElse(new Target.Count(1));
        return MigrationNames.exact(call, standing, typed, standing.inDatabase());
    }
}
