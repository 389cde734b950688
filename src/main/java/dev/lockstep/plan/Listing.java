package dev.lockstep.plan;

import java.util.List;

/** A few names in a sentence: {@code a, b and 3 more}. */
final class Listing {
    private static final int SHOWN = 8;

    private Listing() {}

    static String of(List<String> names) {
        if (names.size() <= SHOWN) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, SHOWN))
                + " and %d more".formatted(names.size() - SHOWN);
    }
}
