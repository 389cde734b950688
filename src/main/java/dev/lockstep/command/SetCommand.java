package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code set}: a setting of this shell. */
@Command(
        name = "set",
        description = {
            "show or change a setting of this shell",
            "Of Lockstep's, not of PostgreSQL's: for those, sql set x = y."
        },
        customSynopsis = "set [NAME [VALUE]]",
        footer = {
            "set                  all of them",
            "set write on         SQL at the prompt may change the database",
            "set rows 50          rows of a result shown at most"
        })
final class SetCommand implements Verb {
    @Parameters(arity = "0..2", paramLabel = "NAME VALUE", description = "write, rows or timing")
    List<String> words = List.of();

    @Override
    public Outcome run(Call call) {
        Settings settings = call.workspace().settings();
        if (words.isEmpty()) {
            return settings.report();
        }
        String name = words.getFirst();
        if (!Settings.isOne(name)) {
            throw Settings.unknown(name);
        }
        if (words.size() == 2) {
            call.needSession("lockstep -c \"set ...; ...\"");
            settings.change(name, words.get(1));
        }
        return settings.report().settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .map(setting -> new Outcome.Settings(List.of(setting)))
                .orElseThrow(() ->
                        new FailureException(new Failure.WrongUsage("no setting " + name, "set")));
    }
}
