package dev.lockstep.sql;

import java.util.Arrays;

/** The tokens of one statement, comments left out, packed so that a big one stays cheap. */
final class Tokens {
    private final String text;
    private TokenKind[] kinds = new TokenKind[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;

    Tokens(String text) {
        this.text = text;
    }

    void clear() {
        size = 0;
    }

    void add(TokenKind kind, int start, int end) {
        if (size == starts.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    int size() {
        return size;
    }

    /** The kind of a token; OTHER beyond either end. */
    TokenKind kind(int index) {
        return index >= 0 && index < size ? kinds[index] : TokenKind.OTHER;
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    String text(int index) {
        return text.substring(starts[index], ends[index]);
    }

    /** From the first of these tokens to the end of the last, with what stands between them. */
    String text(int first, int last) {
        return text.substring(starts[first], ends[last]);
    }

    /** Whether a token is this keyword, given in upper case; false beyond either end. */
    boolean isWord(int index, String keyword) {
        return kind(index) == TokenKind.WORD && matches(index, keyword);
    }

    /** Whether the statement ends in WITH NO DATA. */
    boolean endsWithNoData() {
        return isWord(size - 3, "WITH") && isWord(size - 2, "NO") && isWord(size - 1, "DATA");
    }

    /** Whether a token is this operator or punctuation. */
    boolean isSymbol(int index, String symbol) {
        return (kind(index) == TokenKind.OPERATOR || kind(index) == TokenKind.PUNCTUATION)
                && matches(index, symbol);
    }

    private boolean matches(int index, String expected) {
        int start = starts[index];
        return ends[index] - start == expected.length()
                && text.regionMatches(true, start, expected, 0, expected.length());
    }

    /** Whether a token can be a name. */
    boolean isName(int index) {
        return kind(index) == TokenKind.WORD || kind(index) == TokenKind.QUOTED_IDENTIFIER;
    }

    /** The name that a token is, as PostgreSQL reads it. */
    String name(int index) {
        String written = text(index);
        if (kind(index) == TokenKind.WORD) {
            return Identifier.folded(written);
        }
        return written.startsWith("\"")
                ? Identifier.unquoted(written)
                : Identifier.unicode(written, escape(index));
    }

    /** {@code U&"d!0061t" UESCAPE '!'}. */
    private char escape(int index) {
        boolean given = isWord(index + 1, "UESCAPE") && kind(index + 2) == TokenKind.STRING;
        return given && ends[index + 2] - starts[index + 2] == 3
                ? text.charAt(starts[index + 2] + 1)
                : '\\';
    }
}
