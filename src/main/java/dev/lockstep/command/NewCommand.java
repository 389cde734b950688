package dev.lockstep.command;

import dev.lockstep.model.Outcome;
import dev.lockstep.project.NewMigration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code new}: the files of a new migration. */
@Command(
        name = "new",
        description = {
            "write the files of a new migration",
            "A folder with the time and the words of its name, after all others; nothing runs."
        },
        customSynopsis = "new NAME",
        footer = {"new add_user_avatar", "new \"Add user avatar\""})
final class NewCommand implements Verb {
    @Parameters(arity = "1..*", paramLabel = "NAME", description = "What it does, in a few words")
    List<String> words = List.of();

    @Override
    public Outcome run(Call call) {
        Outcome written =
                new NewMigration(call.workspace().ports().clock())
                        .write(
                                call.workspace().projectOrBeginning(),
                                String.join(" ", words),
                                false);
        call.workspace().changed();
        return written;
    }
}
