package dev.lockstep.plan;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a typed name finds its migration: the exact name or version; a number that the last plan
 * printed; a whole word, or else a prefix or the beginning of a word, that is unique among the
 * candidates.
 */
public final class Names {
    /** Fewer digits are a number of some earlier plan, and never mean the year 2026 or so. */
    private static final int SHORTEST_PREFIX = 4;

    private Names() {}

    /**
     * Finds it.
     *
     * @param numbers of the last plan: number to name; empty when there is none or it is outdated
     * @throws dev.lockstep.model.FailureException with {@code WrongUsage} naming near ones or all
     *     that match
     */
    public static String resolve(
            String typed, List<String> candidates, Map<Integer, String> numbers) {
        if (candidates.contains(typed)) {
            return typed;
        }
        if (isNumber(typed)) {
            String found = byNumber(typed, candidates, numbers);
            if (found != null) {
                return found;
            }
            if (typed.length() < SHORTEST_PREFIX) {
                throw wrong(noSuchNumber(typed));
            }
        }
        List<String> withWord = withWord(typed, candidates);
        if (withWord.size() == 1) {
            return withWord.getFirst();
        }
        NameMatches matches = NameMatches.of(typed, candidates);
        List<String> atWords = matches.atWords();
        List<String> fitting = atWords.isEmpty() ? matches.inside() : atWords;
        if (typed.isBlank() || fitting.isEmpty()) {
            throw wrong(unknown(typed, candidates));
        }
        if (fitting.size() > 1) {
            throw wrong(ambiguous(typed, fitting));
        }
        return fitting.getFirst();
    }

    /** All candidates of which it is a whole word; words are divided by {@code _ - .} alone. */
    public static List<String> withWord(String typed, List<String> candidates) {
        return NameMatches.withWord(typed, candidates);
    }

    /**
     * All candidates that a typed beginning matches, best first: prefix, then any word's prefix,
     * then anywhere. Words end at {@code _ - .} and between digits and letters; case is ignored.
     */
    public static List<String> matching(String typed, List<String> candidates) {
        return NameMatches.of(typed, candidates).bestFirst();
    }

    private static @Nullable String byNumber(
            String typed, List<String> candidates, Map<Integer, String> numbers) {
        List<String> versions =
                candidates.stream().filter(name -> version(name).equals(typed)).toList();
        String numbered = typed.length() < 10 ? numbers.get(Integer.parseInt(typed)) : null;
        if (numbered != null && !candidates.contains(numbered)) {
            numbered = null;
        }
        if (versions.size() > 1) {
            throw wrong(ambiguous(typed, versions));
        }
        if (versions.isEmpty()) {
            return numbered;
        }
        String version = versions.getFirst();
        if (numbered != null && !numbered.equals(version)) {
            throw wrong(
                    new Failure.WrongUsage(
                            "%1$s is number %1$s of the last plan (%2$s) and the version of %3$s"
                                    .formatted(typed, numbered, version),
                            "type more of the name"));
        }
        return version;
    }

    private static boolean isNumber(String typed) {
        return !typed.isEmpty() && typed.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The digits that a name begins with. */
    private static String version(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
            end++;
        }
        return name.substring(0, end);
    }

    private static Failure.WrongUsage noSuchNumber(String typed) {
        return new Failure.WrongUsage(
                "no migration has the number or version " + typed,
                "numbers count right after plan printed them; status lists the names");
    }

    private static Failure.WrongUsage ambiguous(String typed, List<String> fitting) {
        return new Failure.WrongUsage(
                "%s fits %d migrations".formatted(typed, fitting.size()),
                "type more of one of these: " + Listing.of(fitting));
    }

    private static Failure.WrongUsage unknown(String typed, List<String> candidates) {
        String nearest = EditDistance.nearest(typed, candidates);
        String next =
                candidates.isEmpty()
                        ? "there is none to choose from here: status shows how things stand"
                        : nearest == null ? "status lists them" : "did you mean " + nearest + "?";
        return new Failure.WrongUsage("no migration is called " + typed + " here", next);
    }

    private static FailureException wrong(Failure.WrongUsage failure) {
        return new FailureException(failure);
    }
}
