package dev.lockstep.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a CREATE TABLE writes between its parentheses. Read when somebody asks, for few do.
 *
 * @param primaryKey columns of a PRIMARY KEY that stands by itself; empty without one
 */
public record WrittenTable(List<Column> columns, List<String> primaryKey) {
    private static final WrittenTable NOTHING = new WrittenTable(List.of(), List.of());

    /** First words of what is no column. */
    private static final Set<String> OTHERS =
            Set.of("CONSTRAINT", "CHECK", "UNIQUE", "PRIMARY", "FOREIGN", "EXCLUDE", "LIKE");

    /** Keeps its own copies. */
    public WrittenTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    /**
     * One of its columns.
     *
     * @param start where the definition begins in the statement's text, behind the name
     */
    public record Column(String name, ColumnDefinition definition, int start) {}

    /** Of that statement; nothing where it is no CREATE TABLE, or lists no columns. */
    public static WrittenTable of(Statement statement) {
        return statement.shape() instanceof TableShape.CreateTable create && !create.asQuery()
                ? read(new TokenCursor(tokens(statement.sql())))
                : NOTHING;
    }

    /** Names that the statement writes longer than PostgreSQL keeps them, as written. */
    public static List<String> cutNames(Statement statement) {
        Tokens tokens = tokens(statement.sql());
        List<String> cut = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isName(i) && Identifier.isCut(tokens.text(i))) {
                cut.add(tokens.text(i));
            }
        }
        return cut.stream().distinct().toList();
    }

    private static Tokens tokens(String sql) {
        Tokens tokens = new Tokens(sql);
        Lexer lexer = new Lexer(sql);
        while (lexer.next()) {
            if (lexer.kind() != TokenKind.LINE_COMMENT && lexer.kind() != TokenKind.BLOCK_COMMENT) {
                tokens.add(lexer.kind(), lexer.start(), lexer.end());
            }
        }
        return tokens;
    }

    private static WrittenTable read(TokenCursor cursor) {
        while (!cursor.done() && !cursor.accept("TABLE")) {
            cursor.skip();
        }
        cursor.acceptIfNotExists();
        cursor.qualifiedName();
        if (cursor.done() || cursor.kind() != TokenKind.OPENING) {
            return NOTHING;
        }
        int open = cursor.at();
        cursor.skipParentheses();
        int close = cursor.at() - 1;
        List<Column> columns = new ArrayList<>();
        List<String> primaryKey = new ArrayList<>();
        for (int first = open + 1; first < close; first = cursor.at() + 1) {
            cursor.moveTo(first);
            while (cursor.at() < close && cursor.kind() != TokenKind.COMMA) {
                cursor.skipItem();
            }
            int end = cursor.at();
            cursor.moveTo(first);
            if (OTHERS.contains(cursor.word())) {
                primaryKey.addAll(key(cursor));
            } else {
                Column column = column(cursor, end);
                if (column != null) {
                    columns.add(column);
                }
            }
            cursor.moveTo(end);
        }
        return new WrittenTable(columns, primaryKey);
    }

    private static List<String> key(TokenCursor cursor) {
        if (cursor.accept("CONSTRAINT")) {
            cursor.name();
        }
        return cursor.accept("PRIMARY", "KEY") && cursor.accept(TokenKind.OPENING)
                ? cursor.qualifiedNames().stream().map(RelationName::name).toList()
                : List.of();
    }

    private static @Nullable Column column(TokenCursor cursor, int end) {
        String name = cursor.name();
        if (name == null || cursor.at() >= end) {
            return null;
        }
        int start = cursor.tokens().start(cursor.at());
        return new Column(name, ColumnReader.read(cursor, end), start);
    }
}
