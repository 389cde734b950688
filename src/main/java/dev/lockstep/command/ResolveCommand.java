package dev.lockstep.command;

import dev.lockstep.apply.LedgerEdits;
import dev.lockstep.model.Outcome;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code resolve}: a person declares how a migration stands. */
@Command(
        name = "resolve",
        description = {
            "declare how a migration stands",
            "For what only a person can know: a failed or unknown run was completed or undone by",
            "hand, or an edited file is right as it is. Nothing is executed; who, when and what are",
            "recorded."
        },
        customSynopsis = "resolve M --applied | --rolled-back | --checksum",
        footer = {
            "resolve user_roles --rolled-back   its changes were undone by hand: apply may run it",
            "resolve user_roles --applied       its changes are all there",
            "resolve user_roles --checksum      the edited file is right; drift ends"
        })
final class ResolveCommand implements Verb {
    @Parameters(paramLabel = "M", description = "The migration")
    String name = "";

    @ArgGroup(multiplicity = "1")
    As as = new As();

    /** One of three. */
    static final class As {
        @Option(names = "--applied", description = "It is in the database")
        boolean applied;

        @Option(names = "--rolled-back", description = "It is not in the database")
        boolean rolledBack;

        @Option(names = "--checksum", description = "It is applied, and its file is right now")
        boolean checksum;

        private LedgerEdits.As word() {
            return applied
                    ? LedgerEdits.As.APPLIED
                    : rolledBack ? LedgerEdits.As.ROLLED_BACK : LedgerEdits.As.CHECKSUM;
        }
    }

    @Override
    public Outcome run(Call call) {
        call.refuseInStepMode();
        Standing standing = call.workspace().look(call);
        String migration = MigrationNames.find(call, standing, name, standing.names());
        return new LedgerEdits(call.workspace().bench(call)).resolve(migration, as.word());
    }
}
