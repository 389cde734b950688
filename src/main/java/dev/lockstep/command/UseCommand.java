package dev.lockstep.command;

import dev.lockstep.model.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code use}: another environment of the configuration. */
@Command(
        name = "use",
        description = {
            "change to another environment",
            "Leaves this database and connects to that of another environment of lockstep.toml."
        },
        customSynopsis = "use ENV",
        footer = {"use staging"})
final class UseCommand implements Verb {
    @Parameters(paramLabel = "ENV", description = "Its name")
    String name = "";

    @Override
    public Outcome run(Call call) {
        call.refuseInStepMode();
        call.needSession("lockstep -e " + name);
        Workspace workspace = call.workspace();
        workspace.link(workspace.environments(call.questions(), call.cancellation()).named(name));
        return new StatusReports(call, false).arrived();
    }
}
