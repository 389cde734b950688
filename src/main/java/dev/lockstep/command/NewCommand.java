package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.plan.phase.Change;
import dev.lockstep.plan.phase.Phases;
import dev.lockstep.project.NewMigration;
import dev.lockstep.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code new}: the files of a new migration, or of a column's change in phases. */
@Command(
        name = "new",
        description = {
            "write the files of a new migration",
            "A folder with the time and the words of its name, after all others; nothing runs.",
            "--rename, --retype and --split write a column's change as several migrations, to be",
            "applied one after another with deployments between: expand (the new column, and a",
            "trigger that keeps both the same), backfill, constrain, contract (the old one goes).",
            "They are plain SQL made for the database that you are on: read them. The contract",
            "is refused while rows differ and before its soak time (apply --accept soak).",
            "--from-diff fills it with what this database has otherwise than its applied",
            "migrations make: drift becomes a migration, with its way back. Here it is there",
            "already: declare it with resolve NAME --applied; elsewhere apply runs it.",
            "--from-diff=files goes the other way: applied here, it undoes the drift. What no",
            "SQL can be given for, and what loses data, is named in the files."
        },
        customSynopsis = {
            "new NAME [--from-diff[=live|files]]",
            "new --rename TABLE.COLUMN NEW",
            "new --retype TABLE.COLUMN TYPE [--using EXPR [--back EXPR]]",
            "new --split TABLE.COLUMN NEW,NEW --using EXPR --using EXPR [--back EXPR]"
        },
        footer = {
            "new add_user_avatar",
            "new \"Add user avatar\"",
            "new keep_hotfix --from-diff         then: resolve keep_hotfix --applied",
            "new undo_hotfix --from-diff=files   then: apply only undo_hotfix",
            "new --rename users.name full_name",
            "new --retype orders.amount bigint",
            "new --retype orders.amount bigint --using \"nullif(amount, '')::bigint\"",
            "new --split users.name first,last --using \"split_part(name, ' ', 1)\"",
            "     --using \"split_part(name, ' ', 2)\" --back \"first || ' ' || last\""
        })
final class NewCommand implements Verb {
    @Parameters(arity = "0..*", paramLabel = "NAME", description = "What it does, in a few words")
    List<String> words = List.of();

    @Option(names = "--rename", paramLabel = "T.C", description = "Give a column another name")
    @Nullable String rename;

    @Option(names = "--retype", paramLabel = "T.C", description = "Give a column another type")
    @Nullable String retype;

    @Option(names = "--split", paramLabel = "T.C", description = "Make several columns of one")
    @Nullable String split;

    @Option(names = "--using", paramLabel = "EXPR", description = "New values from the old column")
    List<String> using = List.of();

    @Option(names = "--back", paramLabel = "EXPR", description = "Old values from the new columns")
    @Nullable String back;

    @Option(
            names = "--from-diff",
            arity = "0..1",
            paramLabel = "live|files",
            preprocessor = OnlyAttached.class,
            description = "Make the files like the live schema, or it like them (=files)")
    @Nullable String fromDiff;

    @Override
    public Outcome run(Call call) {
        long changes = Stream.of(rename, retype, split).filter(each -> each != null).count();
        if (words.isEmpty()) {
            throw wrong("Missing required parameter: 'NAME'");
        }
        if (changes > 1) {
            throw wrong("--rename, --retype and --split are one change each");
        }
        if (changes == 0 && (!using.isEmpty() || back != null)) {
            throw wrong("--using and --back go with --retype or --split");
        }
        if (changes > 0 && fromDiff != null) {
            throw wrong("--from-diff writes one migration, and no change in phases");
        }
        Outcome written = changes == 0 ? plain(call) : phases(call);
        call.workspace().changed();
        return written;
    }

    private static FailureException wrong(String why) {
        return new FailureException(new Failure.WrongUsage(why, "help new"));
    }

    private Outcome plain(Call call) {
        String name = String.join(" ", words);
        String like = fromDiff;
        return like == null
                ? new NewMigration(call.workspace().ports().clock())
                        .write(call.workspace().projectOrBeginning(), name, false)
                : new NewFromDiff(call, name, undo(like)).write();
    }

    private Outcome phases(Call call) {
        call.refuseInStepMode();
        Project project = call.workspace().projectOrBeginning();
        Phases.Written written = Phases.of(call.workspace().session(call), column(), change());
        List<NewMigration.Text> texts =
                written.migrations().stream()
                        .map(each ->
                                new NewMigration.Text(
                                        each.words(),
                                        new NewMigration.Scripts(each.up(), each.down())))
                        .toList();
        return new Outcome.PhasesCreated(
                new NewMigration(call.workspace().ports().clock()).writeAll(project, texts),
                written.notes());
    }

    private String column() {
        String column = rename != null ? rename : retype != null ? retype : split;
        return String.valueOf(column);
    }

    private Change change() {
        String into = String.join(" ", words);
        if (rename != null) {
            if (!using.isEmpty() || back != null) {
                throw wrong("--using and --back go with --retype or --split");
            }
            return new Change.Rename(name(into));
        }
        if (retype != null) {
            if (using.size() > 1) {
                throw wrong("--retype takes one --using");
            }
            return new Change.Retype(into, using.isEmpty() ? null : using.getFirst(), back);
        }
        List<String> names = new ArrayList<>();
        for (String each : into.split(",", -1)) {
            names.add(name(each.strip()));
        }
        if (names.size() < 2 || names.size() != using.size()) {
            throw wrong("--split needs two columns or more, and one --using EXPR for each");
        }
        return new Change.Split(names, using, back);
    }

    /** Exactly as typed, for what is written quotes it. */
    private static String name(String typed) {
        boolean quoted = typed.length() > 2 && typed.startsWith("\"") && typed.endsWith("\"");
        String name = quoted ? typed.substring(1, typed.length() - 1) : typed;
        if (name.isBlank() || name.indexOf('\0') >= 0 || name.contains("\n")) {
            throw wrong("a new column needs a name");
        }
        return name;
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
