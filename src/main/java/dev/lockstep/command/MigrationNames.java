package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Target;
import dev.lockstep.plan.Names;
import java.util.List;

/** Finds the migration that somebody means, and says its full name when less was typed. */
final class MigrationNames {
    private MigrationNames() {}

    /**
     * Finds it.
     *
     * @param candidates what the command can work on; any other migration is found only when none
     *     of these fits, so that the engine can say why not
     */
    static String find(Call call, Standing standing, String typed, List<String> candidates) {
        if (standing.states().named(typed).isPresent()) {
            return typed;
        }
        PlanNumbers numbers = call.workspace().numbers();
        if (numbers.outdated(typed, standing.states()) && !isVersion(typed, standing)) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "the plan that printed number "
                                    + typed
                                    + " would not be made any more: files or database changed",
                            "plan"));
        }
        String found = resolve(typed, standing, candidates, numbers);
        if (!found.equals(typed)) {
            call.note(typed + " is " + found);
        }
        return found;
    }

    /**
     * Among the candidates. Where none fits, one that the command cannot mean is named all the
     * same: planning says why it cannot, which helps more than that there is no such migration. So
     * is one of which it is a whole word, where candidates only begin with it: nobody who types m1
     * means m10.
     */
    private static String resolve(
            String typed, Standing standing, List<String> candidates, PlanNumbers numbers) {
        List<String> withWord = Names.withWord(typed, standing.names());
        if (withWord.size() == 1 && !candidates.contains(withWord.getFirst()) && !isNumber(typed)) {
            return withWord.getFirst();
        }
        try {
            return Names.resolve(typed, candidates, numbers.current(standing.states()));
        } catch (FailureException unknown) {
            List<String> others = Names.matching(typed, standing.names());
            if (Names.matching(typed, candidates).isEmpty() && others.size() == 1) {
                return others.getFirst();
            }
            throw unknown;
        }
    }

    /** The target with its exact name. */
    static Target exact(Call call, Standing standing, Target target, List<String> candidates) {
        return switch (target) {
            case Target.All all -> all;
            case Target.Count count -> count;
            case Target.To to -> new Target.To(find(call, standing, to.name(), candidates));
            case Target.Only only -> new Target.Only(find(call, standing, only.name(), candidates));
        };
    }

    private static boolean isNumber(String typed) {
        return typed.chars().allMatch(Character::isDigit);
    }

    private static boolean isVersion(String typed, Standing standing) {
        return standing.names().stream()
                .anyMatch(name ->
                        name.startsWith(typed)
                                && (name.length() == typed.length()
                                        || !Character.isDigit(name.charAt(typed.length()))));
    }
}
