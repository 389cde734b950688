package dev.lockstep.sql;

/**
 * The lines between {@code COPY ... FROM stdin;} and {@code \.}, as psql and pg_dump write them.
 */
final class CopyData {
    private CopyData() {}

    /**
     * Where the data begins: at the line after the semicolon.
     *
     * @return -1 when something else than a comment stands before it
     */
    static int begin(String text, int afterSemicolon) {
        int at = afterSemicolon;
        boolean comment = false;
        while (at < text.length() && !Characters.isNewline(text.charAt(at))) {
            comment |= text.startsWith("--", at);
            if (!comment && !Characters.isSpace(text.charAt(at))) {
                return -1;
            }
            at++;
        }
        return afterNewline(text, at);
    }

    /**
     * Where the line {@code \.} begins.
     *
     * @return -1 when there is none
     */
    static int end(String text, int from) {
        int line = from;
        while (line < text.length()) {
            int end = line;
            while (end < text.length() && !Characters.isNewline(text.charAt(end))) {
                end++;
            }
            if (end - line == 2 && text.startsWith("\\.", line)) {
                return line;
            }
            line = afterNewline(text, end);
        }
        return -1;
    }

    /** Where SQL goes on after the line {@code \.}. */
    static int next(String text, int end) {
        return afterNewline(text, end + 2);
    }

    private static int afterNewline(String text, int at) {
        if (text.startsWith("\r\n", at)) {
            return at + 2;
        }
        return Math.min(text.length(), at + 1);
    }
}
