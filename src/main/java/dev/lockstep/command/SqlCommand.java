package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sql}: one statement, whatever word it begins with. */
@Command(
        name = "sql",
        description = {
            "run one SQL statement",
            "On a connection of its own, read-only unless `set write on`. In step mode inside the open",
            "transaction, read-only, in a savepoint that is rolled back. SQL at the prompt needs no",
            "`sql` before it, unless its first word is a command's."
        },
        customSynopsis = "sql [--out FILE] TEXT",
        footer = {
            "sql show search_path",
            "sql --out users.csv select * from users    all rows as CSV, by COPY",
            "lockstep sql \"select count(*) from users\""
        })
final class SqlCommand implements Verb {
    @Option(names = "--out", paramLabel = "FILE", description = "Write all rows to a file as CSV")
    @Nullable Path out;

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "The statement")
    List<String> words = List.of();

    @Override
    public Outcome run(Call call) {
        String text = String.join(" ", words);
        if (text.isBlank()) {
            throw new FailureException(
                    new Failure.WrongUsage("sql needs a statement", "sql select 1"));
        }
        return out == null
                ? AdHocSql.run(call, text)
                : AdHocSql.export(call, text, call.workspace().resolve(out));
    }
}
