package dev.lockstep.command;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Target;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** How far, in words: {@code all}, {@code next 2}, {@code last 2}, {@code to M}, {@code only M}. */
final class TargetOptions {
    @Parameters(
            arity = "0..*",
            paramLabel = "TARGET",
            description = "all · next [N] (rollback: last [N]) · to M · only M")
    List<String> words = List.of();

    private final String verb;

    /** Of that command. */
    TargetOptions(String verb) {
        this.verb = verb;
    }

    /**
     * What was typed, if anything.
     *
     * @param direction {@code next} counts the way forward, {@code last} the way back
     * @throws FailureException with {@code WrongUsage} for any other words
     */
    Optional<Target> typed(Direction direction) {
        String counting = direction == Direction.UP ? "next" : "last";
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String first = words.getFirst();
        if (words.size() == 1 && first.equals("all")) {
            return Optional.of(new Target.All());
        }
        if (first.equals(counting) && words.size() <= 2) {
            return Optional.of(new Target.Count(words.size() == 1 ? 1 : count(words.get(1))));
        }
        if (words.size() == 2 && first.equals("to")) {
            return Optional.of(new Target.To(words.get(1)));
        }
        if (words.size() == 2 && first.equals("only")) {
            return Optional.of(new Target.Only(words.get(1)));
        }
        throw wrong(counting);
    }

    private FailureException wrong(String counting) {
        String typed = String.join(" ", words);
        String forms = "all, " + counting + " [N], to M or only M";
        boolean bareName = words.size() == 1 && !List.of("to", "only").contains(typed);
        return new FailureException(
                new Failure.WrongUsage(
                        "'" + typed + "' is no target: " + forms, bareName ? forms(typed) : ""));
    }

    /** The commands in full. */
    private String forms(String name) {
        return "%1$s to %2$s · %1$s only %2$s · status lists them".formatted(verb, name);
    }

    private static int count(String word) {
        if (word.matches("[0-9]{1,6}") && Integer.parseInt(word) > 0) {
            return Integer.parseInt(word);
        }
        throw new FailureException(
                new Failure.WrongUsage(
                        "'" + word + "' is not a number of migrations: 1 or more", ""));
    }
}
