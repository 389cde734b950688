package dev.lockstep.render;

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
     * more than the digits.
     */
    static String middle(String text, int width, Theme theme) {
        if (DisplayWidth.of(text) <= width) {
            return text;
        }
        String sign = theme.ellipsis();
        int room = width - DisplayWidth.of(sign);
        if (room <= 1) {
            return head(text, width);
        }
        int front = room * 4 / 9;
        return head(text, front) + sign + tail(text, room - front);
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
