package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.project.NewMigration;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code new}: the files of a new migration. */
@Command(
        name = "new",
        description = {
            "write the files of a new migration",
            "A folder with the time and the words of its name, after all others; nothing runs.",
            "--from-diff fills it with what this database has otherwise than its applied",
            "migrations make: drift becomes a migration, with its way back. Here it is there",
            "already: declare it with resolve NAME --applied; elsewhere apply runs it.",
            "--from-diff=files goes the other way: applied here, it undoes the drift. What no",
            "SQL can be given for, and what loses data, is named in the files."
        },
        customSynopsis = "new NAME [--from-diff[=live|files]]",
        footer = {
            "new add_user_avatar",
            "new \"Add user avatar\"",
            "new keep_hotfix --from-diff         then: resolve keep_hotfix --applied",
            "new undo_hotfix --from-diff=files   then: apply only undo_hotfix"
        })
final class NewCommand implements Verb {
    @Parameters(arity = "1..*", paramLabel = "NAME", description = "What it does, in a few words")
    List<String> words = List.of();

    @Option(
            names = "--from-diff",
            arity = "0..1",
            paramLabel = "live|files",
            preprocessor = OnlyAttached.class,
            description = "Make the files like the live schema, or it like them (=files)")
    @Nullable String fromDiff;

    @Override
    public Outcome run(Call call) {
        String name = String.join(" ", words);
        String like = fromDiff;
        Outcome written =
                like == null
                        ? new NewMigration(call.workspace().ports().clock())
                                .write(call.workspace().projectOrBeginning(), name, false)
                        : new NewFromDiff(call, name, undo(like)).write();
        call.workspace().changed();
        return written;
    }

    private static boolean undo(String like) {
        return switch (like) {
            case "live" -> false;
            case "files" -> true;
            default ->
                    throw new FailureException(
                            new Failure.WrongUsage(
                                    "--from-diff is live or files, not '" + like + "'",
                                    "new NAME --from-diff · new NAME --from-diff=files"));
        };
    }

    /** A word behind the option is one of the name; only {@code =files} belongs to it. */
    static final class OnlyAttached implements IParameterPreprocessor {
        @Override
        public boolean preprocess(
                Stack<String> words,
                CommandSpec command,
                ArgSpec option,
                Map<String, Object> known) {
            if (!"=".equals(known.get("separator"))) {
                words.push("live");
            }
            return false;
        }
    }
}
