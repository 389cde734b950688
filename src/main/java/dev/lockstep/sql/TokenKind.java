package dev.lockstep.sql;

/** What a {@link Token} is. White space has no token: it is the gap between two. */
public enum TokenKind {
    /** An unquoted identifier or a keyword. */
    WORD,
    /** {@code "..."} or {@code U&"..."}. */
    QUOTED_IDENTIFIER,
    /** {@code '...'} with or without a prefix, and whatever continues it on later lines. */
    STRING,
    /** {@code $tag$...$tag$}. */
    DOLLAR_STRING,
    /** A number in any of PostgreSQL's notations. */
    NUMBER,
    /** {@code $1}. */
    PARAMETER,
    /** Such as {@code =} or {@code ->>}. */
    OPERATOR,
    /** {@code ;}. */
    SEMICOLON,
    /** {@code (}. */
    OPENING,
    /** {@code )}. */
    CLOSING,
    /** {@code ,}. */
    COMMA,
    /** Brackets, dots and colons. */
    PUNCTUATION,
    /** {@code --} to the end of the line, without the line ending. */
    LINE_COMMENT,
    /** Comment in slashes and stars, with those that nest in it. */
    BLOCK_COMMENT,
    /** A backslash outside of quotes, to the end of the line: a command of psql, never SQL. */
    META_COMMAND,
    /** A character that begins nothing in SQL, such as NUL or a brace. */
    OTHER
}
