package dev.lockstep.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that a statement writes for a column.
 *
 * @param text as written
 * @param calls what stands before parentheses in it: functions, also some keywords and types
 * @param column the column that it is, where it is nothing else but that and casts; else null
 * @param casts the types that column is cast to by {@code ::}, in order
 */
public record Expression(
        String text, List<RelationName> calls, @Nullable String column, List<TypeName> casts) {
    /** Keeps its own copies. */
    public Expression {
        calls = List.copyOf(calls);
        casts = List.copyOf(casts);
    }
}
