package dev.lockstep.command;

import dev.lockstep.apply.LedgerEdits;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.model.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baseline}: the database is at a migration already. */
@Command(
        name = "baseline",
        description = {
            "declare that the database is at a migration already",
            "For a database that has the tables and no ledger. Everything up to and including M is",
            "recorded as there; nothing is executed."
        },
        customSynopsis = "baseline M|--none [--yes]",
        footer = {
            "baseline 20260318_add_audit_log",
            "baseline --none             its tables come from elsewhere: apply all of them"
        })
final class BaselineCommand implements Verb {
    @Parameters(
            paramLabel = "M",
            arity = "0..1",
            description = "The last migration that is there already")
    @Nullable String name;

    @Option(names = "--none", description = "None of them is there, whatever tables there are")
    boolean none;

    @Override
    public Outcome run(Call call) {
        call.refuseInStepMode();
        String typed = name;
        if (none == (typed != null)) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "baseline wants a migration, or --none",
                            "baseline M · baseline --none"));
        }
        if (typed == null) {
            agree(call, "baseline --none takes every migration for pending on ", "");
            return new LedgerEdits(call.workspace().bench(call)).baselineNone();
        }
        Standing standing = call.workspace().look(call);
        String migration = MigrationNames.find(call, standing, typed, standing.names());
        agree(
                call,
                "baseline records everything up to " + migration + " as applied on ",
                ", without running it");
        return new LedgerEdits(call.workspace().bench(call)).baseline(migration);
    }

    private static void agree(Call call, String what, String how) {
        Link link = call.workspace().link();
        if (link.environment().stage() != Stage.DEVELOPMENT) {
            call.require(
                    new Question.YesNo(what + PlanWords.where(link) + how), "nothing was recorded");
        }
    }
}
