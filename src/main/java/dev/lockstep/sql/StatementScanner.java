package dev.lockstep.sql;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a text from statement to statement. It stops for good at the first thing that cannot
 * stand in a script; {@link #trouble()} then says what that is.
 */
final class StatementScanner {
    /**
     * What cannot be.
     *
     * @param unfinished whether more text behind it might put it right
     */
    record Trouble(int offset, String message, String next, boolean unfinished) {}

    /**
     * A statement.
     *
     * @param terminated whether it ends in a semicolon, and not with the text
     * @param resume where the text goes on: after its semicolon, or after the data of its COPY
     */
    record Found(
            int start,
            int end,
            boolean terminated,
            int resume,
            @Nullable String copyData,
            StatementShape shape) {}

    private final String text;
    private final Lexer lexer;
    private final Tokens tokens;
    private final Nesting nesting = new Nesting();
    private final Consumer<Token> lineComments;
    private boolean terminated;
    private @Nullable Trouble trouble;

    StatementScanner(String text, int from, Consumer<Token> lineComments) {
        this.text = text;
        this.lexer = new Lexer(text);
        this.tokens = new Tokens(text);
        this.lineComments = lineComments;
        lexer.jump(from);
    }

    /** The next statement that is not empty; null at the end, and where trouble is. */
    @Nullable Found next() {
        tokens.clear();
        nesting.clear();
        terminated = false;
        while (!terminated && trouble == null && lexer.next()) {
            take();
        }
        if (trouble != null || tokens.size() == 0) {
            return null;
        }
        StatementShape shape = ShapeReader.read(tokens);
        followStringSetting(shape);
        boolean loads = shape instanceof DataShape.Copy copy && copy.fromStdin();
        String data = loads ? copyData() : null;
        if (trouble != null) {
            return null;
        }
        int end = tokens.end(tokens.size() - 1);
        return new Found(tokens.start(0), end, terminated, lexer.end(), data, shape);
    }

    /** Why the walk stopped before the end of the text, or null. */
    @Nullable Trouble trouble() {
        return trouble;
    }

    private void take() {
        if (!lexer.terminated()) {
            trouble = unterminated();
            return;
        }
        switch (lexer.kind()) {
            case LINE_COMMENT -> lineComments.accept(lexer.token());
            case BLOCK_COMMENT -> {}
            case META_COMMAND -> trouble = PsqlCommand.refused(text, lexer.start(), lexer.end());
            case SEMICOLON -> semicolon();
            case OTHER -> other();
            case WORD,
                    QUOTED_IDENTIFIER,
                    STRING,
                    DOLLAR_STRING,
                    NUMBER,
                    PARAMETER,
                    OPERATOR,
                    PUNCTUATION,
                    OPENING,
                    CLOSING,
                    COMMA ->
                    add();
        }
    }

    private void add() {
        tokens.add(lexer.kind(), lexer.start(), lexer.end());
        nesting.see(tokens);
    }

    private void semicolon() {
        if (nesting.open()) {
            add();
        } else {
            terminated = tokens.size() > 0;
        }
    }

    private void other() {
        if (text.charAt(lexer.start()) == '\0') {
            trouble = nul(lexer.start());
        } else {
            add();
        }
    }

    /** The bytes of text have no place for NUL, in quotes or out of them. */
    static Trouble nul(int offset) {
        return new Trouble(
                offset,
                "the text holds a NUL character, which PostgreSQL does not take",
                "remove it; a file full of them is no UTF-8",
                false);
    }

    private Trouble unterminated() {
        String what =
                switch (lexer.kind()) {
                    case BLOCK_COMMENT -> "a comment";
                    case QUOTED_IDENTIFIER -> "a quoted name";
                    case DOLLAR_STRING -> "a dollar-quoted string";
                    default -> "a string";
                };
        return new Trouble(
                lexer.start(),
                what + " begins here and is never closed",
                lexer.kind() == TokenKind.BLOCK_COMMENT
                        ? "close it; comments nest, so each /* needs its own */"
                        : "close it with the quote that it begins with",
                true);
    }

    /** A script that turns standard_conforming_strings off means its own strings from there on. */
    private void followStringSetting(StatementShape read) {
        if (read instanceof SessionShape.SetParameter set
                && set.parameter().equals("standard_conforming_strings")) {
            TokenCursor value = new TokenCursor(tokens);
            value.moveTo(tokens.size() - 1);
            boolean off =
                    switch (value.value()) {
                        case "off", "false", "no", "0" -> set.kind().equals("SET");
                        default -> false;
                    };
            lexer.standardConformingStrings(!off);
        }
    }

    /** Null, and trouble, when it is not as it must be. */
    private @Nullable String copyData() {
        int from = terminated ? CopyData.begin(text, lexer.end()) : text.length();
        if (from < 0) {
            trouble =
                    new Trouble(
                            lexer.end(),
                            "the data of COPY ... FROM stdin begins on the line after it",
                            "put what follows the semicolon on a line after the data",
                            false);
            return null;
        }
        int end = CopyData.end(text, from);
        if (end < 0) {
            trouble =
                    new Trouble(
                            tokens.start(0),
                            "the data of this COPY ... FROM stdin does not end",
                            "write its rows below it, and then a line that holds \\. and nothing else;"
                                    + " a file is loaded by \\copy of psql",
                            true);
            return null;
        }
        lexer.jump(CopyData.next(text, end));
        return text.substring(from, end);
    }
}
