package dev.lockstep.render;

import java.util.List;
import java.util.Locale;

/**
 * Makes visible what a file name, a script, a server message or a row may have smuggled in: control
 * characters (C0, DEL, C1), bidirectional overrides, zero-width and other format characters, line
 * and paragraph separators, lone surrogates. What is left moves no cursor, sets no colour and hides
 * nothing.
 *
 * <p>Text reaches a screen only as a {@link Span}, whose constructor calls {@link #line}: that is
 * the one place. JSON has escapes of its own, see {@link JsonEscapes}.
 */
public final class Escaping {
    private Escaping() {}

    /**
     * The text as one line: {@code \n}, {@code \t}, {@code \x1b}, {@code \u202e} are written out.
     */
    public static String line(String text) {
        int first = firstUnsafe(text);
        if (first < 0) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (isUnsafe(point)) {
                safe.append(visible(point));
            } else {
                safe.appendCodePoint(point);
            }
            i += Character.charCount(point);
        }
        return safe.toString();
    }

    /**
     * The lines of a text that is meant to have several; they end with LF, CRLF or CR, and a last
     * line ending starts no further line. Each line is still to be escaped.
     */
    static List<String> lines(String text) {
        return text.lines().toList();
    }

    /** Whether a code point does something other than show itself. */
    static boolean isUnsafe(int point) {
        if (point >= ' ' && point < 0x7f) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }

    /** How such a code point is shown. */
    static String visible(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                    String.format(
                            Locale.ROOT,
                            point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x",
                            point);
        };
    }

    private static int firstUnsafe(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (isUnsafe(point)) {
                return i;
            }
            i += Character.charCount(point);
        }
        return -1;
    }
}
