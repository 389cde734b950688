package dev.lockstep.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads from a WHERE clause which columns each row must have a written value in: {@code id = 5 AND
 * state IN ('a', 'b')} pins both. What stands beside an OR pins nothing.
 */
final class PinnedColumns {
    private PinnedColumns() {}

    /** The cursor stands at WHERE. */
    static List<String> read(TokenCursor cursor) {
        List<String> pinned = new ArrayList<>();
        do {
            cursor.skip();
            RelationName column = cursor.qualifiedName();
            if (column != null && comparesWithText(cursor) && endsCondition(cursor)) {
                pinned.add(column.name());
            }
            if (!cursor.moveToWord("AND", "OR", "RETURNING")) {
                return pinned;
            }
        } while (cursor.sees("AND"));
        return cursor.sees("OR") ? List.of() : pinned;
    }

    private static boolean comparesWithText(TokenCursor cursor) {
        if (cursor.acceptSymbol("=")) {
            boolean written =
                    cursor.kind() == TokenKind.STRING
                            || cursor.kind() == TokenKind.NUMBER
                            || cursor.kind() == TokenKind.DOLLAR_STRING;
            cursor.skip();
            return written;
        }
        if (!cursor.accept("IN") || cursor.kind() != TokenKind.OPENING) {
            return false;
        }
        int first = cursor.at();
        cursor.skipItem();
        int after = cursor.at();
        cursor.moveTo(first + 1);
        boolean query = cursor.seesAny("SELECT", "VALUES", "TABLE", "WITH");
        cursor.moveTo(after);
        return !query;
    }

    /** Casts may follow the value, operators must not. */
    private static boolean endsCondition(TokenCursor cursor) {
        while (cursor.acceptSymbol("::")) {
            cursor.qualifiedName();
            cursor.skipParentheses();
        }
        return cursor.done() || cursor.seesAny("AND", "OR", "RETURNING");
    }
}
