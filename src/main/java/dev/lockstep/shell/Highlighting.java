package dev.lockstep.shell;

import dev.lockstep.sql.Lexer;
import dev.lockstep.sql.SqlWords;
import dev.lockstep.sql.Token;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Colours of the line being typed: SQL by its tokens, a command by its word and options. Red is a
 * word that begins no command, and a quote that is not closed.
 */
final class Highlighting implements Highlighter {
    private static final AttributedStyle NONE = AttributedStyle.DEFAULT;
    private static final AttributedStyle COMMAND = NONE.bold();
    private static final AttributedStyle KEYWORD = NONE.foreground(AttributedStyle.BLUE).bold();
    private static final AttributedStyle OPTION = NONE.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle TEXT = NONE.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle NUMBER = NONE.foreground(AttributedStyle.MAGENTA);
    private static final AttributedStyle NAME = NONE.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle COMMENT = NONE.faint();
    private static final AttributedStyle WRONG = NONE.foreground(AttributedStyle.RED);

    private final Supplier<Optional<CommandWords>> commands;

    /** With the words of commands as soon as they are known. */
    Highlighting(Supplier<Optional<CommandWords>> commands) {
        this.commands = commands;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        return colour(buffer);
    }

    /** The text with its colours; the same characters. */
    AttributedString colour(String buffer) {
        AttributedStringBuilder line = new AttributedStringBuilder(buffer.length());
        int start = buffer.length() - buffer.stripLeading().length();
        int end = start;
        while (end < buffer.length() && !Character.isWhitespace(buffer.charAt(end))) {
            end++;
        }
        String first = buffer.substring(start, end);
        Optional<CommandWords> known = commands.get();
        if (known.isEmpty()) {
            return line.append(buffer).toAttributedString();
        }
        CommandWords words = known.get();
        line.append(buffer, 0, start);
        if (first.startsWith("#")) {
            return line.append(buffer.substring(start), COMMENT).toAttributedString();
        }
        if (words.command(first).isPresent()) {
            line.append(first, COMMAND);
            if (first.equals("sql")) {
                sql(line, buffer.substring(end));
            } else {
                arguments(line, buffer.substring(end));
            }
        } else if (SqlWords.beginsSql(buffer)) {
            sql(line, buffer.substring(start));
        } else {
            boolean stillTyping = end == buffer.length() && words.mayBecomeKnown(first);
            line.append(first, stillTyping || first.startsWith("-") ? NONE : WRONG);
            arguments(line, buffer.substring(end));
        }
        return line.toAttributedString();
    }

    /** Words between blanks; a quote may hold blanks, and is red while it has no end. */
    private static void arguments(AttributedStringBuilder line, String rest) {
        int at = 0;
        while (at < rest.length()) {
            char c = rest.charAt(at);
            int end = at + 1;
            if (c == '\'' || c == '"') {
                int close = rest.indexOf(c, at + 1);
                end = close < 0 ? rest.length() : close + 1;
                line.append(rest.substring(at, end), close < 0 ? WRONG : TEXT);
            } else if (c == '-' && at > 0 && Character.isWhitespace(rest.charAt(at - 1))) {
                while (end < rest.length() && !isBlankOr(rest.charAt(end), '=')) {
                    end++;
                }
                line.append(rest.substring(at, end), OPTION);
            } else {
                line.append(c);
            }
            at = end;
        }
    }

    private static boolean isBlankOr(char c, char other) {
        return c == other || Character.isWhitespace(c);
    }

    private static void sql(AttributedStringBuilder line, String sql) {
        int at = 0;
        for (Token token : Lexer.tokens(sql)) {
            line.append(sql, at, token.start());
            String text = sql.substring(token.start(), token.end());
            line.append(text, token.terminated() ? style(token, text) : WRONG);
            at = token.end();
        }
        line.append(sql, at, sql.length());
    }

    private static AttributedStyle style(Token token, String text) {
        return switch (token.kind()) {
            case WORD -> SqlWords.isKeyword(text) ? KEYWORD : NONE;
            case QUOTED_IDENTIFIER -> NAME;
            case STRING, DOLLAR_STRING -> TEXT;
            case NUMBER, PARAMETER -> NUMBER;
            case LINE_COMMENT, BLOCK_COMMENT -> COMMENT;
            case META_COMMAND -> WRONG;
            case OPERATOR, SEMICOLON, OPENING, CLOSING, COMMA, PUNCTUATION, OTHER -> NONE;
        };
    }
}
