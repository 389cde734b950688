package dev.lockstep.render;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Shortens safe text to a number of columns, with a sign where something is missing. */
final class Cut {
    private Cut() {}

    /** Keeps the beginning. */
    static String end(String text, int width, Theme theme) {
        if (DisplayWidth.of(text) <= width) {
            return text;
        }
        String sign = theme.ellipsis();
        int room = width - DisplayWidth.of(sign);
        return room <= 0 ? head(text, width) : head(text, room) + sign;
    }

    /**
     * Keeps both ends, the last a little more: of {@code 20260322110000_user_roles} the words tell
     * more than the digits. But a version is kept whole where that leaves some of the words, for it
     * is what tells names apart, and what is typed.
     */
    static String middle(String text, int width, Theme theme) {
        int room = width - DisplayWidth.of(theme.ellipsis());
        int version = versionOf(text);
        boolean leavesWords = version < room;
        int front = room * 4 / 9;
        return middle(text, width, leavesWords ? Math.max(front, version) : front, theme);
    }

    /** The same names, each cut where it must be, and so that no two that differ look alike. */
    static Map<String, String> apart(Collection<String> names, int width, Theme theme) {
        Map<String, Set<String>> looks = new LinkedHashMap<>();
        for (String name : names) {
            looks.computeIfAbsent(middle(name, width, theme), look -> new LinkedHashSet<>())
                    .add(name);
        }
        Map<String, String> cut = new HashMap<>();
        looks.forEach((look, same) -> cut.putAll(apart(same, look, width, theme)));
        return cut;
    }

    /** What is left out moves, until they differ in what is seen. */
    private static Map<String, String> apart(
            Set<String> same, String look, int width, Theme theme) {
        Map<String, String> cut = new HashMap<>();
        same.forEach(name -> cut.put(name, look));
        int room = width - DisplayWidth.of(theme.ellipsis());
        for (int front = room; front >= 0 && Set.copyOf(cut.values()).size() < same.size(); ) {
            for (String name : same) {
                cut.put(name, middle(name, width, front, theme));
            }
            front--;
        }
        return cut;
    }

    private static String middle(String text, int width, int front, Theme theme) {
        if (DisplayWidth.of(text) <= width) {
            return text;
        }
        String sign = theme.ellipsis();
        int room = width - DisplayWidth.of(sign);
        return room <= 1 ? head(text, width) : head(text, front) + sign + tail(text, room - front);
    }

    /** Columns of the digits that a name begins with. */
    static int versionOf(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static String head(String text, int room) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            used += DisplayWidth.of(point);
            if (used > room) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }

    private static String tail(String text, int room) {
        int start = text.length();
        int used = 0;
        while (start > 0) {
            int point = text.codePointBefore(start);
            used += DisplayWidth.of(point);
            if (used > room) {
                break;
            }
            start -= Character.charCount(point);
        }
        return text.substring(start);
    }
}
