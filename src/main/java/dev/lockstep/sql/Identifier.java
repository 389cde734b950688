package dev.lockstep.sql;

import java.nio.charset.StandardCharsets;

/** How PostgreSQL reads a name: folded, unescaped, cut to the length that the catalog holds. */
final class Identifier {
    /** NAMEDATALEN - 1. */
    private static final int BYTES = 63;

    private Identifier() {}

    /** Whether the catalog holds less of a name than is written. */
    static boolean isCut(String written) {
        boolean quoted = written.startsWith("\"");
        String whole = quoted ? inner(written, 1) : written;
        return whole.getBytes(StandardCharsets.UTF_8).length > BYTES;
    }

    /** An unquoted name: only ASCII letters are folded, whatever the locale. */
    static String folded(String written) {
        StringBuilder name = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            name.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
        }
        return cut(name.toString());
    }

    /** A name as written in double quotes, quotes included. */
    static String unquoted(String written) {
        return cut(inner(written, 1));
    }

    /** A name as written in {@code U&"..."}, all of it included. */
    static String unicode(String written, char escape) {
        String inner = inner(written, 3);
        StringBuilder name = new StringBuilder();
        int at = 0;
        while (at < inner.length()) {
            char c = inner.charAt(at);
            boolean six = at + 1 < inner.length() && inner.charAt(at + 1) == '+';
            int first = six ? at + 2 : at + 1;
            int last = first + (six ? 6 : 4);
            if (c == escape && isHexadecimal(inner, first, last)) {
                int code = Integer.parseInt(inner, first, last, 16);
                name.appendCodePoint(Character.isValidCodePoint(code) ? code : '?');
                at = last;
            } else {
                name.append(c);
                boolean doubled = c == escape && inner.startsWith(String.valueOf(c), at + 1);
                at += doubled ? 2 : 1;
            }
        }
        return cut(name.toString());
    }

    private static boolean isHexadecimal(String text, int from, int to) {
        if (to > text.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!Characters.isDigit(text.charAt(i), 16)) {
                return false;
            }
        }
        return true;
    }

    /** Between the quotes, if they are both there. */
    private static String inner(String written, int from) {
        boolean closed = written.length() > from && written.endsWith("\"");
        String inner = written.substring(from, written.length() - (closed ? 1 : 0));
        return inner.contains("\"\"") ? inner.replace("\"\"", "\"") : inner;
    }

    /** The server cuts longer names with no more than a notice, never inside a character. */
    private static String cut(String name) {
        if (name.length() * 3 <= BYTES) {
            return name;
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= BYTES) {
            return name;
        }
        int end = BYTES;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
