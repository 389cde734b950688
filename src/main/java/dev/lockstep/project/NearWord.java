package dev.lockstep.project;

import java.util.Collection;
import java.util.Optional;

/** The word that somebody probably meant. */
final class NearWord {
    private NearWord() {}

    /** The known word with the fewest letters different, at most a third of them; or empty. */
    static Optional<String> of(String typed, Collection<String> known) {
        String nearest = null;
        int fewest = Math.max(1, typed.length() / 3) + 1;
        for (String word : known) {
            int distance = distance(typed, word);
            if (distance < fewest) {
                fewest = distance;
                nearest = word;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Levenshtein's: letters to put in, take out or exchange. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
