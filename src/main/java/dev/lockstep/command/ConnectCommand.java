package dev.lockstep.command;

import dev.lockstep.model.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code connect}: another database, or this one again. */
@Command(
        name = "connect",
        description = {
            "connect to another database",
            "By its URL, or again to this one when none is given. A bare URL has no stage: --stage",
            "says what the database is for."
        },
        customSynopsis = "connect [URL] [--stage STAGE]",
        footer = {
            "connect postgresql://localhost/portfolio_dev --stage development",
            "connect env:STAGING_URL       the URL stays out of the history",
            "connect                       again, after the connection was lost"
        })
final class ConnectCommand implements Verb {
    @Parameters(arity = "0..1", paramLabel = "URL", description = "Where to")
    @Nullable String url;

    @Override
    public Outcome run(Call call) {
        call.refuseInStepMode();
        call.needSession("lockstep --url URL");
        Workspace workspace = call.workspace();
        if (url != null) {
            workspace.link(
                    workspace
                            .environments(call.questions(), call.cancellation())
                            .bare(url, call.options()));
        } else {
            workspace.relink();
        }
        return new StatusReports(call, false).arrived();
    }
}
