package dev.lockstep.command;

import dev.lockstep.apply.Rollback;
import dev.lockstep.apply.Workbench;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.model.Stage;
import dev.lockstep.model.Target;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.rehearse.DerivedWayBack;
import dev.lockstep.rehearse.Losses;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rollback}: the way back. */
@Command(
        name = "rollback",
        description = {
            "undo migrations",
            "By their down scripts, the last applied first. One that has none gets a way back of",
            "its schema: what it changes on a shadow is undone, and tried there first. Rows do not",
            "come back. Shows what goes and what would be lost, and asks; on production it asks for",
            "the database's name."
        },
        customSynopsis = {
            "rollback [last [N] | to M | all | only M] [--accept drift] [--yes]",
            "         [--confirm NAME]"
        },
        footer = {
            "rollback                    the last one",
            "rollback last 2",
            "rollback to 20260318_add_audit_log     undoes what came after it, and keeps it",
            "rollback last --confirm portfolio      on production, without a terminal"
        })
final class RollbackCommand implements Verb {
    @Mixin TargetOptions target = new TargetOptions("rollback");

    @Option(
            names = "--accept",
            paramLabel = "drift",
            description = "Take a changed schema as it is")
    @Nullable String accepted;

    @Override
    public boolean takes(List<String> words) {
        target.words = words;
        return true;
    }

    @Override
    public Outcome run(Call call) {
        call.refuseInStepMode();
        List<String> taken = SchemaLook.accepted(accepted);
        Optional<Target> typed = target.typed(Direction.DOWN);
        call.needTarget(typed.isPresent(), "rollback last");
        Standing standing = call.workspace().look(call);
        Target exact =
                MigrationNames.exact(
                        call, standing, typed.orElse(new Target.Count(1)), standing.inDatabase());
        DerivedWayBack derived = WaysBack.missing(call, standing, exact);
        Plan plan = Planner.down(standing.states(), exact, derived.scripts());
        if (plan.runs().isEmpty()) {
            plan.notes().forEach(call::note);
        } else {
            derived.notes().forEach(call::note);
            Losses.of(call.workspace().reading(call), plan).forEach(call::note);
            ask(call, plan);
        }
        Workbench bench =
                call.workspace()
                        .bench(call)
                        .expecting(SchemaLook.expected(call, standing, taken, null));
        try {
            return new Rollback(bench, derived.scripts()).rollback(exact, plan.hash());
        } finally {
            call.workspace().changed();
        }
    }

    private static void ask(Call call, Plan plan) {
        Link link = call.workspace().link();
        String text = PlanWords.question(plan, link);
        String declined = "nothing was rolled back";
        if (link.environment().stage() == Stage.PRODUCTION) {
            call.require(
                    new Question.TypeName(text, link.connections().target().database()), declined);
        } else {
            call.require(new Question.YesNo(text), declined);
        }
    }
}
