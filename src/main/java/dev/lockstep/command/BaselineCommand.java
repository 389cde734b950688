package dev.lockstep.command;

import dev.lockstep.apply.LedgerEdits;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.model.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code baseline}: the database is at a migration already. */
@Command(
        name = "baseline",
        description = {
            "declare that the database is at a migration already",
            "For a database that has the tables and no ledger. Everything up to and including M is",
            "recorded as there; nothing is executed."
        },
        customSynopsis = "baseline M [--yes]",
        footer = {"baseline 20260318_add_audit_log"})
final class BaselineCommand implements Verb {
    @Parameters(paramLabel = "M", description = "The last migration that is there already")
    String name = "";

    @Override
    public Outcome run(Call call) {
        call.refuseInStepMode();
        Standing standing = call.workspace().look(call);
        String migration = MigrationNames.find(call, standing, name, standing.names());
        Link link = call.workspace().link();
        if (link.environment().stage() != Stage.DEVELOPMENT) {
            call.require(
                    new Question.YesNo(
                            "baseline records everything up to "
                                    + migration
                                    + " as applied on "
                                    + PlanWords.where(link)
                                    + ", without running it"),
                    "nothing was recorded");
        }
        return new LedgerEdits(call.workspace().bench(call)).baseline(migration);
    }
}
