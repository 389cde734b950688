package dev.lockstep.command;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.WrongUsage;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.model.Stage;
import dev.lockstep.model.Target;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.project.Project;
import dev.lockstep.rehearse.LiveRun;
import dev.lockstep.rehearse.ShadowRequest;
import dev.lockstep.rehearse.ShadowRun;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dry-run}: a plan, executed where it has no consequence. */
@Command(
        name = "dry-run",
        description = {
            "execute a plan where it has no consequence",
            "On a shadow: a scratch database that replays what is applied, on the server that",
            "[shadow] url of lockstep.toml names; else beside the database, where the role may",
            "create databases and it is not production; else on an embedded PostgreSQL. It is",
            "gone afterwards. Locks, rewrites, scans and rows of each statement are told, and",
            "where they differ from what plan foresees. --both-ways also takes each migration back",
            "by its down script and applies it again, and compares the schemas.",
            "--on live runs it in a transaction on the database itself and rolls it back, under",
            "limits of 2 seconds. What cannot be rolled back, or would keep the application",
            "waiting longer, is refused by name; what stays all the same (sequences, dead rows)",
            "is told. Asks first, but in development."
        },
        customSynopsis = {
            "dry-run [all | next [N] | to M | only M] [--on shadow] [--both-ways]",
            "dry-run [all | next [N] | to M | only M] --on live [--accept HAZARD] [--yes]"
        },
        footer = {
            "dry-run                     everything that is pending",
            "dry-run next --both-ways    up, down and up again: is the way back one?",
            "dry-run to 20260321090000_add_user_avatar --json",
            "dry-run next --on live      on the real table, with its real size"
        })
final class DryRunCommand implements Verb {
    @Mixin TargetOptions target = new TargetOptions("dry-run");

    @Option(names = "--on", paramLabel = "WHERE", description = "shadow (the default), or live")
    String where = "shadow";

    @Option(names = "--both-ways", description = "Up, down, up, with equal schemas")
    boolean bothWays;

    @Option(
            names = "--accept",
            paramLabel = "HAZARD",
            split = ",",
            description = "With --on live: standby-readers-blocked")
    List<String> accepted = List.of();

    @Override
    public boolean takes(List<String> words) {
        target.words = words;
        return true;
    }

    @Override
    public Outcome run(Call call) {
        boolean live = where.equals("live");
        if (!live && !where.equals("shadow")) {
            throw new FailureException(
                    new WrongUsage(
                            "--on takes shadow or live, not '" + where + "'",
                            "dry-run --on shadow"));
        }
        if (live && bothWays) {
            throw new FailureException(
                    new WrongUsage(
                            "--both-ways needs a shadow: down scripts are not tried on a live database",
                            "dry-run --both-ways"));
        }
        Standing standing = call.workspace().look(call);
        Project project = standing.project();
        project.requireRunnable();
        Target typed = target.typed(Direction.UP).orElse(new Target.All());
        Target exact = MigrationNames.exact(call, standing, typed, standing.applicable());
        Plan plan = Planner.up(standing.states(), exact);
        Planner.refusal(standing.states(), plan, project.configuration().outOfOrder())
                .map(Failure::message)
                .ifPresent(why -> call.note("apply would refuse this: " + why));
        ShadowRequest request = ShadowRequests.of(call, project);
        return live
                ? onLive(call, request, plan)
                : new ShadowRun(request, standing.states(), plan, bothWays).run();
    }

    private Outcome onLive(Call call, ShadowRequest request, Plan plan) {
        call.refuseInStepMode();
        Link link = call.workspace().link();
        if (link.environment().stage() != Stage.DEVELOPMENT && !plan.runs().isEmpty()) {
            call.require(
                    new Question.YesNo(
                            PlanWords.question(plan, link)
                                            .replaceFirst("^apply runs", "dry-run tries")
                                    + "\nin a transaction that is rolled back, holding its locks for"
                                    + " a few seconds at most"),
                    "nothing was tried");
        }
        return new LiveRun(request, plan, accepted.contains("standby-readers-blocked")).run();
    }
}
