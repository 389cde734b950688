package dev.lockstep.sql;

import dev.lockstep.sql.DataShape.ChangeRows;
import dev.lockstep.sql.DataShape.ChangeRows.Verb;
import dev.lockstep.sql.DataShape.Select;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads queries and changes of rows, with or without a WITH clause. */
final class DataReader {
    private final TokenCursor cursor;
    private final Tokens tokens;

    /** The first change of rows among the WITH queries. */
    private int changeInWith = -1;

    private int changesInWith;

    private DataReader(TokenCursor cursor) {
        this.cursor = cursor;
        this.tokens = cursor.tokens();
    }

    static @Nullable StatementShape read(TokenCursor cursor) {
        return new DataReader(cursor).read();
    }

    private @Nullable StatementShape read() {
        if (cursor.accept("WITH")) {
            skipWithQueries();
        }
        int main = cursor.at();
        if (verb() != null) {
            return change(changesInWith > 0);
        }
        if (changeInWith >= 0) {
            cursor.moveTo(changeInWith);
            return change(changesInWith > 1);
        }
        return select(main);
    }

    /** Leaves the cursor at the verb after the WITH clause. */
    private void skipWithQueries() {
        boolean nameNext = true;
        cursor.accept("RECURSIVE");
        while (!cursor.done()) {
            boolean body = tokens.isWord(cursor.at() - 1, "AS") || seesMaterializedBody();
            if (body) {
                noticeChange(cursor.at() + 1);
            } else if (!nameNext && beginsMain()) {
                return;
            }
            nameNext = cursor.kind() == TokenKind.COMMA;
            cursor.skipItem();
        }
    }

    private boolean seesMaterializedBody() {
        return tokens.isWord(cursor.at() - 1, "MATERIALIZED") && cursor.kind() == TokenKind.OPENING;
    }

    private boolean beginsMain() {
        boolean parenthesised =
                cursor.kind() == TokenKind.OPENING
                        && tokens.kind(cursor.at() - 1) == TokenKind.CLOSING;
        return parenthesised || verb() != null || cursor.seesAny("SELECT", "VALUES", "TABLE");
    }

    private void noticeChange(int index) {
        int before = cursor.at();
        cursor.moveTo(index);
        if (verb() != null) {
            changeInWith = changeInWith < 0 ? index : changeInWith;
            changesInWith++;
        }
        cursor.moveTo(before);
    }

    private @Nullable Verb verb() {
        return switch (cursor.word()) {
            case "INSERT" -> Verb.INSERT;
            case "UPDATE" -> Verb.UPDATE;
            case "DELETE" -> Verb.DELETE;
            case "MERGE" -> Verb.MERGE;
            default -> null;
        };
    }

    private @Nullable StatementShape change(boolean others) {
        Verb verb = verb();
        cursor.skip();
        cursor.acceptAny("INTO", "FROM");
        boolean only = cursor.sees("ONLY");
        RelationName target = cursor.table();
        if (verb == null || target == null) {
            return null;
        }
        Set<RelationName> relations = new LinkedHashSet<>(List.of(target));
        new RelationScan(tokens, relations).from(0);
        boolean query = verb == Verb.INSERT && insertsQuery();
        boolean alone = relations.size() == 1 && cursor.moveToWord("WHERE");
        List<String> pinned = alone ? PinnedColumns.read(cursor) : List.of();
        return new ChangeRows(
                verb, target, only, query, others, pinned, calls(), List.copyOf(relations));
    }

    private boolean insertsQuery() {
        int before = cursor.at();
        boolean values = cursor.moveToWord("VALUES", "SELECT", "TABLE", "WITH", "DEFAULT");
        boolean query = values && cursor.seesAny("SELECT", "TABLE", "WITH");
        cursor.moveTo(before);
        return query;
    }

    private Select select(int main) {
        String kind = cursor.kind() == TokenKind.OPENING ? "SELECT" : cursor.word();
        RelationName into = null;
        if (kind.equals("SELECT") && cursor.moveToWord("INTO") && cursor.accept("INTO")) {
            cursor.acceptAny("TEMP", "TEMPORARY", "UNLOGGED");
            cursor.accept("TABLE");
            into = cursor.qualifiedName();
            kind = "SELECT INTO";
        }
        Set<RelationName> relations = new LinkedHashSet<>();
        new RelationScan(tokens, relations).from(0);
        return new Select(kind, into, locksRows(main), calls(), List.copyOf(relations));
    }

    private List<RelationName> calls() {
        return ExpressionReader.calls(tokens, 0, tokens.size());
    }

    private boolean locksRows(int main) {
        for (int i = main; i < tokens.size(); i++) {
            if (tokens.isWord(i, "FOR")) {
                cursor.moveTo(i + 1);
                if (cursor.seesAny("UPDATE", "SHARE", "NO", "KEY")) {
                    return true;
                }
            }
        }
        return false;
    }
}
