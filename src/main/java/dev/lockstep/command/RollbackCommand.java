package dev.lockstep.command;

import dev.lockstep.apply.Rollback;
import dev.lockstep.apply.Workbench;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Target;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rollback}: the way back. */
@Command(
        name = "rollback",
        description = {
            "undo migrations",
            "By their down scripts, the last applied first. Shows what goes and asks; on production",
            "it asks for the database's name."
        },
        customSynopsis = "rollback [last [N] | to M | all | only M] [--yes] [--confirm NAME]",
        footer = {
            "rollback                    the last one",
            "rollback last 2",
            "rollback to 20260318_add_audit_log     undoes what came after it, and keeps it",
            "rollback last --confirm portfolio      on production, without a terminal"
        })
final class RollbackCommand implements Verb {
    @Mixin TargetOptions target = new TargetOptions();

    @Override
    public Outcome run(Call call) {
        call.refuseInStepMode();
        Optional<Target> typed = target.typed(Direction.DOWN);
        call.needTarget(typed.isPresent(), "rollback last");
        Standing standing = call.workspace().look(call);
        Target exact =
                MigrationNames.exact(
                        call, standing, typed.orElse(new Target.Count(1)), standing.inDatabase());
        Workbench bench = call.workspace().bench(call);
        try {
            return new Rollback(bench).rollback(exact);
        } finally {
            call.workspace().changed();
        }
    }
}
