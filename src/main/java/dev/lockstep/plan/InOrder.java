package dev.lockstep.plan;

import java.util.ArrayList;
import java.util.List;

/** Puts migrations whose files are gone where their names say that they belong. */
final class InOrder {
    private InOrder() {}

    /** The first list's order stays as it is. */
    static List<MigrationStatus> merge(List<MigrationStatus> ordered, List<MigrationStatus> gone) {
        List<MigrationStatus> inBetween = new ArrayList<>(gone);
        inBetween.sort((one, other) -> byVersion(one.name(), other.name()));
        List<MigrationStatus> merged = new ArrayList<>(ordered.size() + gone.size());
        int next = 0;
        for (MigrationStatus status : ordered) {
            while (next < inBetween.size()
                    && byVersion(inBetween.get(next).name(), status.name()) < 0) {
                merged.add(inBetween.get(next++));
            }
            merged.add(status);
        }
        merged.addAll(inBetween.subList(next, inBetween.size()));
        return merged;
    }

    private static int byVersion(String left, String right) {
        int byNumber = compareNumbers(digits(left), digits(right));
        return byNumber != 0 ? byNumber : left.compareTo(right);
    }

    /** The digits that the name begins with, without leading zeros. */
    private static String digits(String name) {
        int start = 0;
        while (start < name.length() && name.charAt(start) == '0') {
            start++;
        }
        int end = start;
        while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
            end++;
        }
        return name.substring(start, end);
    }

    private static int compareNumbers(String left, String right) {
        int byLength = Integer.compare(left.length(), right.length());
        return byLength != 0 ? byLength : left.compareTo(right);
    }
}
