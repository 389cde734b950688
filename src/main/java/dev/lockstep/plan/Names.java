package dev.lockstep.plan;

import java.util.List;
import java.util.Map;

/**
 * How a typed name finds its migration: the exact name or version; a number that the last plan
 * printed; a prefix, or a word that is unique among the candidates.
 */
public final class Names {
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
        throw new UnsupportedOperationException();
    }

    /**
     * All candidates that a typed beginning matches, best first: prefix, then any word's prefix.
     */
    public static List<String> matching(String typed, List<String> candidates) {
        throw new UnsupportedOperationException();
    }
}
