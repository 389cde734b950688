package dev.lockstep.sql;

/**
 * A piece of SQL text.
 *
 * @param start offset of its first character, in UTF-16 code units
 * @param end offset after its last character
 * @param terminated false for a string, quoted identifier or block comment that the text ends in
 */
public record Token(TokenKind kind, int start, int end, boolean terminated) {}
