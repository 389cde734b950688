package dev.lockstep.render;

import dev.lockstep.model.Masking;

/**
 * A statement as one line: white space folded, lines that are only a comment left out, passwords
 * masked, for such lines end up in logs of CI; cut.
 */
public final class SqlExcerpt {
    /** Where nothing limits the line: a statement may have megabytes, and it is no name. */
    static final int LONGEST = 160;

    private SqlExcerpt() {}

    /** At most that many columns, safe to print. */
    public static String line(String sql, int width, Theme theme) {
        int most = Math.min(width, LONGEST);
        return Cut.end(Escaping.line(Masking.mask(folded(sql, most))), most, theme);
    }

    /** Stops soon after {@code enough} characters, however long the statement is. */
    private static String folded(String sql, int enough) {
        StringBuilder line = new StringBuilder();
        boolean lineStart = false;
        boolean gap = false;
        for (int i = 0; i < sql.length() && line.length() <= 2 * enough; i++) {
            char c = sql.charAt(i);
            if (c == '\n' || c == '\r') {
                lineStart = true;
                gap = true;
            } else if (Character.isWhitespace(c)) {
                gap = true;
            } else if (lineStart && sql.startsWith("--", i)) {
                i = endOfLine(sql, i) - 1;
            } else {
                if (gap && !line.isEmpty()) {
                    line.append(' ');
                }
                line.append(c);
                gap = false;
                lineStart = false;
            }
        }
        return line.toString();
    }

    private static int endOfLine(String sql, int from) {
        int end = from;
        while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
            end++;
        }
        return end;
    }
}
