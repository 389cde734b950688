package dev.lockstep.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into PostgreSQL's tokens, comments included. It accepts every text: what PostgreSQL
 * would refuse becomes a token all the same, and one that the text ends in is marked as not
 * terminated. Tokens and the white space between them give the text back. The time is linear in the
 * length of the text.
 *
 * <p>Source: the manual's chapter "Lexical Structure" and {@code src/backend/parser/scan.l}.
 */
public final class Lexer {
    private final String text;
    private final int length;
    private boolean standardStrings = true;
    private TokenKind kind = TokenKind.OTHER;
    private int start;
    private int end;
    private boolean terminated = true;
    private int signsEnd;

    /** Begins before the first token. */
    public Lexer(String text) {
        this.text = text;
        this.length = text.length();
    }

    /** All tokens of a text; data of a COPY in it is not told apart from SQL. */
    public static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        while (lexer.next()) {
            tokens.add(lexer.token());
        }
        return tokens;
    }

    /**
     * Whether a backslash is an ordinary character in {@code '...'}: the server's {@code
     * standard_conforming_strings}, on unless said otherwise.
     */
    public void standardConformingStrings(boolean on) {
        standardStrings = on;
    }

    /** Moves to the next token; false when there is none. */
    public boolean next() {
        start = skipSpace(end);
        end = start;
        terminated = true;
        if (start == length) {
            return false;
        }
        end = read(start);
        return true;
    }

    /** Continues at an offset, as if everything before it were white space. */
    public void jump(int offset) {
        end = offset;
        signsEnd = 0;
    }

    /** The current token. */
    public Token token() {
        return new Token(kind, start, end, terminated);
    }

    /** The current token's kind. */
    public TokenKind kind() {
        return kind;
    }

    /** Where the current token begins. */
    public int start() {
        return start;
    }

    /** Where the current token ends. */
    public int end() {
        return end;
    }

    /** Whether the current token is closed, as it must be. */
    public boolean terminated() {
        return terminated;
    }

    /** A byte order mark that was not taken off before counts as white space. */
    private int skipSpace(int from) {
        int at = from == 0 && length > 0 && text.charAt(0) == '\uFEFF' ? 1 : from;
        while (at < length && Characters.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int read(int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '\'' -> string(at + 1, !standardStrings);
            case '"' -> quotedIdentifier(at + 1);
            case '$' -> dollar(at);
            case ';' -> one(TokenKind.SEMICOLON, at);
            case '(' -> one(TokenKind.OPENING, at);
            case ')' -> one(TokenKind.CLOSING, at);
            case ',' -> one(TokenKind.COMMA, at);
            case '[', ']' -> one(TokenKind.PUNCTUATION, at);
            case '.' ->
                    Characters.isDigit(peek(at + 1))
                            ? number(at)
                            : punctuation(at, peek(at + 1) == '.');
            case ':' -> punctuation(at, peek(at + 1) == ':' || peek(at + 1) == '=');
            case '\\' -> toEndOfLine(TokenKind.META_COMMAND, at);
            default -> readClass(at, c);
        };
    }

    private int readClass(int at, char c) {
        if (Characters.isIdentifierStart(c)) {
            return word(at, c);
        }
        if (Characters.isDigit(c)) {
            return number(at);
        }
        if (c == '-' && peek(at + 1) == '-') {
            return toEndOfLine(TokenKind.LINE_COMMENT, at);
        }
        if (c == '/' && peek(at + 1) == '*') {
            return blockComment(at);
        }
        return Characters.isOperator(c) ? operator(at) : one(TokenKind.OTHER, at);
    }

    /** NUL beyond the end: no rule asks for it. */
    private char peek(int at) {
        return at < length ? text.charAt(at) : '\0';
    }

    private int one(TokenKind found, int at) {
        kind = found;
        return at + 1;
    }

    private int punctuation(int at, boolean twice) {
        kind = TokenKind.PUNCTUATION;
        return twice ? at + 2 : at + 1;
    }

    private int unterminated() {
        terminated = false;
        return length;
    }

    private int toEndOfLine(TokenKind found, int from) {
        kind = found;
        return endOfLine(from);
    }

    private int endOfLine(int from) {
        int at = from;
        while (at < length && !Characters.isNewline(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int blockComment(int from) {
        kind = TokenKind.BLOCK_COMMENT;
        int depth = 0;
        int at = from;
        while (at < length) {
            char c = text.charAt(at);
            if (c == '/' && peek(at + 1) == '*') {
                depth++;
                at += 2;
            } else if (c == '*' && peek(at + 1) == '/') {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else {
                at++;
            }
        }
        return unterminated();
    }

    /** From after the opening quote. */
    private int string(int from, boolean backslashEscapes) {
        kind = TokenKind.STRING;
        int at = from;
        while (at < length) {
            char c = text.charAt(at);
            if (c == '\'') {
                int again = peek(at + 1) == '\'' ? at + 2 : continuation(at + 1);
                if (again < 0) {
                    return at + 1;
                }
                at = again;
            } else {
                at += c == '\\' && backslashEscapes ? 2 : 1;
            }
        }
        return unterminated();
    }

    /**
     * Strings with nothing but white space and line comments between them, and a line ending among
     * that, are one string: the offset after the next opening quote, or -1.
     */
    private int continuation(int from) {
        boolean newline = false;
        int at = from;
        while (at < length) {
            char c = text.charAt(at);
            if (Characters.isSpace(c)) {
                newline |= Characters.isNewline(c);
                at++;
            } else if (c == '-' && peek(at + 1) == '-') {
                at = endOfLine(at);
            } else {
                return c == '\'' && newline ? at + 1 : -1;
            }
        }
        return -1;
    }

    private int quotedIdentifier(int from) {
        kind = TokenKind.QUOTED_IDENTIFIER;
        int at = from;
        while (true) {
            at = text.indexOf('"', at);
            if (at < 0) {
                return unterminated();
            }
            if (peek(at + 1) != '"') {
                return at + 1;
            }
            at += 2;
        }
    }

    private int dollar(int at) {
        char next = peek(at + 1);
        if (Characters.isDigit(next)) {
            kind = TokenKind.PARAMETER;
            return digits(at + 1);
        }
        int tagEnd = at + 1;
        if (Characters.isIdentifierStart(next)) {
            while (Characters.isIdentifierPart(peek(tagEnd))) {
                tagEnd++;
            }
        }
        if (peek(tagEnd) != '$') {
            return one(TokenKind.OTHER, at);
        }
        kind = TokenKind.DOLLAR_STRING;
        String tag = text.substring(at, tagEnd + 1);
        int close = text.indexOf(tag, tagEnd + 1);
        return close < 0 ? unterminated() : close + tag.length();
    }

    private int word(int from, char c) {
        char next = peek(from + 1);
        if (next == '\'') {
            switch (c) {
                case 'e', 'E' -> {
                    return string(from + 2, true);
                }
                case 'b', 'B', 'x', 'X' -> {
                    return string(from + 2, false);
                }
                case 'n', 'N' -> {
                    return string(from + 2, !standardStrings);
                }
                default -> {}
            }
        } else if (next == '&' && (c == 'u' || c == 'U')) {
            char quote = peek(from + 2);
            if (quote == '\'') {
                return string(from + 3, false);
            }
            if (quote == '"') {
                return quotedIdentifier(from + 3);
            }
        }
        kind = TokenKind.WORD;
        int at = from + 1;
        while (at < length
                && (Characters.isIdentifierPart(text.charAt(at)) || text.charAt(at) == '$')) {
            at++;
        }
        return at;
    }

    /** {@code 1..2} is two numbers around two dots, as PL/pgSQL's loops want it. */
    private int number(int from) {
        kind = TokenKind.NUMBER;
        if (text.charAt(from) == '0') {
            int prefixed = prefixedDigits(from + 1);
            if (prefixed > 0) {
                return prefixed;
            }
        }
        int at = digits(from);
        if (peek(at) == '.' && peek(at + 1) != '.') {
            at++;
            at = Characters.isDigit(peek(at)) ? digits(at) : at;
        }
        if (peek(at) == 'e' || peek(at) == 'E') {
            int exponent = peek(at + 1) == '+' || peek(at + 1) == '-' ? at + 2 : at + 1;
            if (Characters.isDigit(peek(exponent))) {
                return digits(exponent);
            }
        }
        return at;
    }

    private int digits(int from) {
        int at = from;
        while (Characters.isDigit(peek(at))
                || (at > from && peek(at) == '_' && Characters.isDigit(peek(at + 1)))) {
            at++;
        }
        return at;
    }

    /** The digits after {@code 0x}, {@code 0o} or {@code 0b}; 0 when there are none. */
    private int prefixedDigits(int letter) {
        int radix =
                switch (peek(letter)) {
                    case 'x', 'X' -> 16;
                    case 'o', 'O' -> 8;
                    case 'b', 'B' -> 2;
                    default -> 0;
                };
        int at = letter + 1;
        int found = 0;
        while (radix > 0) {
            int digit = peek(at) == '_' ? at + 1 : at;
            if (!Characters.isDigit(peek(digit), radix)) {
                break;
            }
            at = digit + 1;
            found = at;
        }
        return found;
    }

    /**
     * Operators end before a comment; and one that ends in a sign without holding any of {@code
     * ~!@#^&|`?%} ends before that sign, so that {@code a=-1} reads as it looks.
     */
    private int operator(int from) {
        kind = TokenKind.OPERATOR;
        if (from < signsEnd) {
            return from + 1;
        }
        boolean special = false;
        int afterOther = from;
        int at = from;
        while (at < length && Characters.isOperator(text.charAt(at)) && !commentAt(at)) {
            char c = text.charAt(at);
            at++;
            special |= Characters.isSpecialOperator(c);
            afterOther = c == '+' || c == '-' ? afterOther : at;
        }
        if (special || afterOther == at) {
            return at;
        }
        if (afterOther > from) {
            return afterOther;
        }
        signsEnd = at; // known to be single signs: not looked at again for each of them
        return from + 1;
    }

    private boolean commentAt(int at) {
        char c = text.charAt(at);
        return (c == '-' && peek(at + 1) == '-') || (c == '/' && peek(at + 1) == '*');
    }
}
