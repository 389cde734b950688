package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.plan.rule.HazardPages;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code help}: the list of commands, one command, or a topic. */
@Command(
        name = "help",
        description = {
            "this list, one command, or a topic",
            "Topics: targets, names, exit-codes, json, configuration, connections, step-mode,",
            "recovery; hazard lists what plan and lint may find."
        },
        customSynopsis = "help [COMMAND | TOPIC | hazard [ID]]",
        footer = {"help", "help apply", "help targets", "help hazard set-not-null-scans"})
final class HelpCommand implements Verb {
    private static final String HAZARD = "hazard";

    @Parameters(arity = "0..2", paramLabel = "WORD", description = "A command or a topic")
    List<String> words = List.of();

    @Override
    public Outcome run(Call call) {
        if (words.isEmpty()) {
            return Outcome.Text.prose(HelpText.overview());
        }
        String asked = words.getFirst();
        if (asked.equals(HAZARD)) {
            return Outcome.Text.prose(words.size() == 1 ? hazards() : hazard(words.get(1)));
        }
        if (words.size() > 1) {
            throw unknown(String.join(" ", words));
        }
        String text =
                HelpText.command(asked)
                        .or(() -> HelpText.topic(asked))
                        .orElseThrow(() -> unknown(asked));
        return Outcome.Text.prose(text);
    }

    /** All of them, each with the sentence that its page begins with. */
    private static String hazards() {
        StringBuilder list = new StringBuilder("hazards\n\n");
        for (String id : HazardPages.ids()) {
            String page = HazardPages.of(id).orElse("");
            list.append("  ").append(id).append("\n      ");
            list.append(page.lines().findFirst().orElse("")).append('\n');
        }
        return list.append("\nhelp hazard ID tells more").toString();
    }

    private static String hazard(String id) {
        return HazardPages.of(id)
                .map(page -> id + "\n\n" + page.strip())
                .orElseThrow(() -> new FailureException(noHazard(id)));
    }

    /** Of an id that nothing is called by. */
    static Failure noHazard(String id) {
        return new Failure.WrongUsage(
                "there is no hazard " + id,
                Near.to(id, HazardPages.ids())
                        .map(found -> "help hazard " + found)
                        .orElse("help hazard lists them"));
    }

    private static FailureException unknown(String typed) {
        if (CommandWord.comesLater(typed)) {
            return new FailureException(
                    new Failure.WrongUsage(
                            "this version of Lockstep does not have '" + typed + "' yet",
                            "help lists what it has"));
        }
        Optional<String> near = Near.to(typed, HelpText.words());
        return new FailureException(
                new Failure.WrongUsage(
                        "there is no help on '" + typed + "'",
                        near.map(found -> "help " + found).orElse("help lists the commands")));
    }
}
