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
        refuseMore();
        Settings settings = call.workspace().settings();
        boolean stepping = call.workspace().isStepping();
        if (words.isEmpty()) {
            return settings.report(stepping);
        }
        String name = words.getFirst();
        if (!Settings.isOne(name)) {
            throw Settings.unknown(name);
        }
        if (words.size() == 2) {
            call.needSession("lockstep -c \"set ...; ...\"");
            settings.change(name, words.get(1));
        }
        return settings.report(stepping).settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .map(setting -> new Outcome.Settings(List.of(setting)))
                .orElseThrow(() ->
                        new FailureException(new Failure.WrongUsage("no setting " + name, "set")));
    }

    /**
     * Nothing is set where more was typed than a setting: the rest would be lost without a word.
     */
    private void refuseMore() {
        String typed = String.join(" ", words);
        int end = typed.indexOf(';');
        if (end >= 0) {
            String first = "set " + typed.substring(0, end).strip();
            throw new FailureException(
                    new Failure.WrongUsage(
                            "one command a line: nothing was set, and what follows the semicolon"
                                    + " was not run",
                            first + " · lockstep -c \"" + first + "; ...\" takes several"));
        }
        if (words.size() > 2) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "'" + words.get(2) + "' is one word too many: nothing was set",
                            "help set"));
        }
    }
}
