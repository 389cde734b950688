package dev.lockstep.command;

import java.util.List;
import java.util.Optional;

/** The word that somebody probably meant. */
final class Near {
    private Near() {}

    /** The closest: two letters away at most, or one that begins with what was typed. */
    static Optional<String> to(String typed, List<String> candidates) {
        String best = "";
        int bestDistance = typed.length() > 3 ? 3 : 2;
        for (String candidate : candidates) {
            int distance =
                    typed.length() > 1 && candidate.startsWith(typed)
                            ? 1
                            : distance(typed, candidate);
            if (distance < bestDistance && distance < candidate.length()) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Letters to insert, remove or change (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
