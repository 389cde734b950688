package dev.lockstep.sql;

/** PostgreSQL's classes of characters, as {@code scan.l} has them: not Java's. */
final class Characters {
    private static final String OPERATORS = "~!@#^&|`?+-*/%<>=";
    private static final String SPECIAL_OPERATORS = "~!@#^&|`?%";

    private Characters() {}

    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static boolean isNewline(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isDigit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }

    /** Every character beyond ASCII may be part of a name, a no-break space too. */
    static boolean isIdentifierStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
    }

    /** Without the dollar sign, which names may hold but tags of dollar quotes may not. */
    static boolean isIdentifierPart(char c) {
        return isIdentifierStart(c) || isDigit(c);
    }

    static boolean isOperator(char c) {
        return c < 128 && OPERATORS.indexOf(c) >= 0;
    }

    static boolean isSpecialOperator(char c) {
        return SPECIAL_OPERATORS.indexOf(c) >= 0;
    }
}
