package dev.lockstep.plan;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that somebody may have meant. */
public final class EditDistance {
    private EditDistance() {}

    /** The nearest by insertions, deletions and changes of a character; null when none is near. */
    public static @Nullable String nearest(String typed, List<String> candidates) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        int best = Math.max(2, wanted.length() / 3) + 1;
        String nearest = null;
        for (String candidate : candidates) {
            String name = candidate.toLowerCase(Locale.ROOT);
            int distance =
                    Math.min(
                            between(wanted, name, best),
                            between(wanted, withoutVersion(name), best));
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** People type the words of a name, seldom its fourteen digits. */
    private static String withoutVersion(String name) {
        int start = 0;
        while (start < name.length()
                && (Character.isDigit(name.charAt(start)) || name.charAt(start) == '_')) {
            start++;
        }
        return name.substring(start);
    }

    /** The distance, or the limit where it cannot be less: lengths alone tell that of most. */
    private static int between(String left, String right, int limit) {
        if (Math.abs(left.length() - right.length()) >= limit) {
            return limit;
        }
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
