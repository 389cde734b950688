package dev.lockstep.sql;

import dev.lockstep.sql.ColumnDefinition.Generation;
import org.jspecify.annotations.Nullable;

/** Reads the definition of a column, from after its name to an end that the caller knows. */
final class ColumnReader {
    private final TokenCursor cursor;
    private final int end;
    private @Nullable Expression defaultValue;
    private Generation generation = Generation.NONE;
    private boolean notNull;
    private boolean unique;
    private boolean primaryKey;
    private boolean check;

    private ColumnReader(TokenCursor cursor, int end) {
        this.cursor = cursor;
        this.end = end;
    }

    static ColumnDefinition read(TokenCursor cursor, int end) {
        return new ColumnReader(cursor, end).read();
    }

    private ColumnDefinition read() {
        int first = cursor.at();
        TypeName type = ExpressionReader.type(cursor, end);
        while (cursor.at() < end) {
            clause();
        }
        String text = first < end ? cursor.tokens().text(first, end - 1) : "";
        return new ColumnDefinition(
                type, defaultValue, generation, notNull, unique, primaryKey, check, text);
    }

    private void clause() {
        if (cursor.accept("SET", "DEFAULT")) {
            return; // what a foreign key does ON DELETE
        }
        if (cursor.accept("DEFAULT")) {
            defaultValue = ExpressionReader.defaultValue(cursor, end);
        } else if (cursor.accept("NOT", "NULL")) {
            notNull = true;
        } else if (cursor.accept("GENERATED")) {
            generated();
        } else if (cursor.accept("UNIQUE")) {
            unique = true;
        } else if (cursor.accept("PRIMARY", "KEY")) {
            primaryKey = true;
        } else if (cursor.accept("CHECK")) {
            check = true;
        } else {
            cursor.skipItem();
        }
    }

    private void generated() {
        cursor.accept("ALWAYS");
        cursor.accept("BY", "DEFAULT");
        cursor.accept("AS");
        if (cursor.accept("IDENTITY")) {
            generation = Generation.IDENTITY;
            return;
        }
        cursor.skipParentheses();
        if (cursor.accept("STORED")) {
            generation = Generation.STORED;
        } else {
            generation = cursor.accept("VIRTUAL") ? Generation.VIRTUAL : Generation.UNSAID;
        }
    }
}
