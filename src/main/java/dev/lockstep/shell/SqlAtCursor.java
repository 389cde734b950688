package dev.lockstep.shell;

import dev.lockstep.sql.Lexer;
import dev.lockstep.sql.Token;
import dev.lockstep.sql.TokenKind;
import java.util.List;

/** Where in a piece of SQL its end stands: what is being typed there, and what came before. */
final class SqlAtCursor {
    private SqlAtCursor() {}

    /** Whether the end lies inside a string or a comment, where no name is meant. */
    static boolean isText(String sql) {
        List<Token> tokens = Lexer.tokens(sql);
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.getLast();
        return switch (last.kind()) {
            case STRING, DOLLAR_STRING, BLOCK_COMMENT -> !last.terminated();
            case LINE_COMMENT, META_COMMAND -> last.end() == sql.length();
            case WORD,
                    QUOTED_IDENTIFIER,
                    NUMBER,
                    PARAMETER,
                    OPERATOR,
                    SEMICOLON,
                    OPENING,
                    CLOSING,
                    COMMA,
                    PUNCTUATION,
                    OTHER ->
                    false;
        };
    }

    /** Where the name that is being typed begins, its schema or table included. */
    static int nameStart(String sql) {
        int start = sql.length();
        for (Token token : Lexer.tokens(sql).reversed()) {
            boolean ofName =
                    token.kind() == TokenKind.WORD
                            || token.kind() == TokenKind.QUOTED_IDENTIFIER
                            || (token.kind() == TokenKind.PUNCTUATION
                                    && sql.startsWith(".", token.start()));
            if (!ofName || token.end() != start) {
                break;
            }
            start = token.start();
        }
        return start;
    }

    /** The word or sign before that offset; empty when there is none. */
    static String wordBefore(String sql, int offset) {
        String before = "";
        for (Token token : Lexer.tokens(sql)) {
            boolean comment =
                    token.kind() == TokenKind.LINE_COMMENT
                            || token.kind() == TokenKind.BLOCK_COMMENT;
            if (token.end() <= offset && !comment) {
                before = sql.substring(token.start(), token.end());
            }
        }
        return before;
    }
}
