package dev.lockstep.project;

import java.util.Comparator;

/** The digits at the beginning of a migration's name; any run of them, no calendar check. */
final class Version {
    /** Versions as numbers of any length: 2 before 10, 02 equal to 2. */
    static final Comparator<String> BY_NUMBER =
            (one, other) -> {
                int oneStart = leadingZeros(one);
                int otherStart = leadingZeros(other);
                int byLength = (one.length() - oneStart) - (other.length() - otherStart);
                for (int i = 0; byLength == 0 && oneStart + i < one.length(); i++) {
                    int byDigit = one.charAt(oneStart + i) - other.charAt(otherStart + i);
                    if (byDigit != 0) {
                        return byDigit;
                    }
                }
                return byLength;
            };

    private Version() {}

    /** The version of that name; empty when it begins with no digit. */
    static String of(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
            end++;
        }
        return name.substring(0, end);
    }

    private static int leadingZeros(String digits) {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros;
    }
}
