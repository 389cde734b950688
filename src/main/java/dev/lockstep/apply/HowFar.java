package dev.lockstep.apply;

import java.util.List;

/**
 * How far a migration came whose statements commit one by one, for people.
 *
 * @param done how many statements are done, from the first on
 * @param what {@code apply} or {@code rollback}
 * @param left names of the invalid indexes that a concurrent build left and nobody could drop yet
 */
record HowFar(int done, int count, String what, List<String> left) {
    HowFar {
        left = List.copyOf(left);
    }

    /** As a sentence about the database. */
    String state() {
        String next = "the next " + what;
        if (!left.isEmpty()) {
            return "%d of %d statements are done; %s, which %s drops before it builds it again"
                    .formatted(done, count, leftIndexes(), next);
        }
        if (done == 0) {
            return "none of its " + count + " statements took effect";
        }
        if (done == count) {
            return "all " + count + " statements are done and stay; " + next + " only records it";
        }
        return "%d of %d statements are done and stay; %s continues at %d"
                .formatted(done, count, next, done + 1);
    }

    /** What the journal keeps beside why it stopped: true also when the index is gone later. */
    String note(String why) {
        return left.isEmpty() ? why : why + "; " + leftIndexes();
    }

    private String leftIndexes() {
        return (left.size() == 1 ? "it left the invalid index " : "it left the invalid indexes ")
                + String.join(", ", left);
    }
}
