package dev.lockstep.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a statement's tokens from the left; a step that does not fit leaves it where it was. */
final class TokenCursor {
    private final Tokens tokens;
    private int at;

    TokenCursor(Tokens tokens) {
        this.tokens = tokens;
    }

    Tokens tokens() {
        return tokens;
    }

    int at() {
        return at;
    }

    void moveTo(int index) {
        at = index;
    }

    boolean done() {
        return at >= tokens.size();
    }

    TokenKind kind() {
        return tokens.kind(at);
    }

    /** Whether these keywords come next. */
    boolean sees(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (!tokens.isWord(at + i, keywords[i])) {
                return false;
            }
        }
        return true;
    }

    boolean seesAny(String... keywords) {
        for (String keyword : keywords) {
            if (tokens.isWord(at, keyword)) {
                return true;
            }
        }
        return false;
    }

    /** Steps over these keywords, or stays. */
    boolean accept(String... keywords) {
        boolean found = sees(keywords);
        at += found ? keywords.length : 0;
        return found;
    }

    boolean acceptAny(String... keywords) {
        boolean found = seesAny(keywords);
        at += found ? 1 : 0;
        return found;
    }

    boolean seesSymbol(String symbol) {
        return tokens.isSymbol(at, symbol);
    }

    boolean acceptSymbol(String symbol) {
        boolean found = tokens.isSymbol(at, symbol);
        at += found ? 1 : 0;
        return found;
    }

    boolean accept(TokenKind kind) {
        boolean found = !done() && kind() == kind;
        at += found ? 1 : 0;
        return found;
    }

    boolean acceptIfExists() {
        return accept("IF", "EXISTS");
    }

    boolean acceptIfNotExists() {
        return accept("IF", "NOT", "EXISTS");
    }

    void skip() {
        at++;
    }

    /** The current word in upper case; empty when there is none. */
    String word() {
        return kind() == TokenKind.WORD ? tokens.text(at).toUpperCase(Locale.ROOT) : "";
    }

    /** The text of the current token in lower case, a string's without its quotes. */
    String value() {
        if (done()) {
            return "";
        }
        String text = tokens.text(at);
        boolean quoted = text.length() >= 2 && (text.startsWith("'") || text.startsWith("\""));
        return (quoted ? text.substring(1, text.length() - 1) : text).toLowerCase(Locale.ROOT);
    }

    /** Steps over a name. */
    @Nullable String name() {
        if (!tokens.isName(at)) {
            return null;
        }
        String name = tokens.name(at);
        boolean unicode = tokens.isWord(at + 1, "UESCAPE");
        at += unicode ? 3 : 1;
        return name;
    }

    /** Steps over a string in plain quotes, and gives what it says. */
    @Nullable String string() {
        if (kind() != TokenKind.STRING) {
            return null;
        }
        String text = tokens.text(at++);
        return text.startsWith("'")
                ? text.substring(1, text.length() - 1).replace("''", "'")
                : null;
    }

    /** Steps over a name with its dots; of {@code database.schema.name} the last two count. */
    @Nullable RelationName qualifiedName() {
        String name = name();
        if (name == null) {
            return null;
        }
        String schema = null;
        while (tokens.isSymbol(at, ".") && tokens.isName(at + 1)) {
            at++;
            schema = name;
            name = Objects.requireNonNull(name());
        }
        return new RelationName(schema, name);
    }

    /** Steps over {@code [ONLY] name [*]} or {@code ONLY (name)}. */
    @Nullable RelationName table() {
        boolean only = accept("ONLY");
        boolean wrapped = only && accept(TokenKind.OPENING);
        RelationName name = qualifiedName();
        if (wrapped) {
            accept(TokenKind.CLOSING);
        }
        acceptSymbol("*");
        return name;
    }

    /** Steps over names with commas between them. */
    List<RelationName> qualifiedNames() {
        List<RelationName> names = new ArrayList<>();
        do {
            RelationName name = qualifiedName();
            if (name == null) {
                break;
            }
            names.add(name);
            skipParentheses();
        } while (accept(TokenKind.COMMA));
        return names;
    }

    /** Steps over parentheses and what is in them, if they come next. */
    void skipParentheses() {
        if (kind() == TokenKind.OPENING) {
            skipItem();
        }
    }

    /** Steps over one token, or over parentheses or brackets and what is in them. */
    void skipItem() {
        int depth = 0;
        do {
            switch (kind()) {
                case OPENING -> depth++;
                case CLOSING -> depth--;
                case PUNCTUATION -> depth += bracket();
                default -> {}
            }
            at++;
        } while (depth > 0 && !done());
    }

    private int bracket() {
        if (tokens.isSymbol(at, "[")) {
            return 1;
        }
        return tokens.isSymbol(at, "]") ? -1 : 0;
    }

    /** Steps over {@code FOR VALUES} and gives what follows: {@code FROM (1) TO (2)}. */
    @Nullable String partitionBound() {
        if (!accept("FOR", "VALUES")) {
            return null;
        }
        int first = at;
        skip();
        skipItem();
        if (accept("TO")) {
            skipItem();
        }
        return tokens.text(first, Math.min(at, tokens.size()) - 1);
    }

    /** Moves to a keyword outside of parentheses; stays when there is none. */
    boolean moveToWord(String... keywords) {
        int before = at;
        while (!done()) {
            if (seesAny(keywords)) {
                return true;
            }
            skipItem();
        }
        at = before;
        return false;
    }

    /** Moves to the next comma outside of parentheses, or to the end. */
    void moveToComma() {
        while (!done() && kind() != TokenKind.COMMA) {
            skipItem();
        }
    }

    /** Steps over the first of these keywords side by side before an index; or stays. */
    boolean acceptBefore(int end, String... keywords) {
        int before = at;
        while (at < end) {
            if (accept(keywords)) {
                return true;
            }
            skipItem();
        }
        at = before;
        return false;
    }
}
