package dev.lockstep.sql;

import dev.lockstep.model.Failure.SyntaxProblem;
import dev.lockstep.model.FailureException;
import java.util.ArrayList;
import java.util.List;

/**
 * Several commands in one line, as {@code -c "status; plan"} has them. Semicolons in quotes do not
 * count, and in SQL neither do those in comments, parentheses and function bodies. A command that
 * is not SQL has no comments: {@code plan --sql} means the option.
 */
public final class CommandLines {
    private final SourceText source;
    private final String text;
    private final Lexer lexer;
    private final Tokens tokens;
    private final Nesting nesting = new Nesting();
    private final List<String> lines = new ArrayList<>();
    private int begin;
    private boolean sql;

    private CommandLines(String text) {
        this.source = new SourceText("-c", text);
        this.text = text;
        this.lexer = new Lexer(text);
        this.tokens = new Tokens(text);
    }

    /**
     * The commands, each as written but for the white space around it and the semicolon after it;
     * none for an empty one.
     *
     * @throws FailureException with a {@code SyntaxProblem} where a quote begins that is not closed
     */
    public static List<String> split(String text) {
        return new CommandLines(text).split();
    }

    private List<String> split() {
        beginAt(0);
        while (lexer.next()) {
            if (!sql && isPlainInCommands()) {
                lexer.jump(lexer.start() + (lexer.kind() == TokenKind.META_COMMAND ? 1 : 2));
            } else if (!lexer.terminated()) {
                throw unterminated();
            } else if (lexer.kind() == TokenKind.SEMICOLON && !(sql && nesting.open())) {
                endAt(lexer.start());
                beginAt(lexer.end());
            } else {
                see();
            }
        }
        endAt(text.length());
        return List.copyOf(lines);
    }

    /** Two dashes, a slash with a star, a backslash: parts of options, patterns and paths. */
    private boolean isPlainInCommands() {
        return switch (lexer.kind()) {
            case LINE_COMMENT, BLOCK_COMMENT, META_COMMAND -> true;
            default -> false;
        };
    }

    private void see() {
        switch (lexer.kind()) {
            case LINE_COMMENT, BLOCK_COMMENT -> {}
            default -> {
                tokens.add(lexer.kind(), lexer.start(), lexer.end());
                nesting.see(tokens);
            }
        }
    }

    private void beginAt(int offset) {
        begin = offset;
        sql = SqlWords.beginsSql(text, offset);
        tokens.clear();
        nesting.clear();
    }

    private void endAt(int offset) {
        String line = text.substring(begin, offset).strip();
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }

    private FailureException unterminated() {
        return new FailureException(
                new SyntaxProblem(
                        "a quote begins here and is never closed",
                        source.place(lexer.start()),
                        "close it"));
    }
}
