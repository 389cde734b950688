package dev.lockstep.plan.phase;

import dev.lockstep.postgres.Quote;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How one side's value is made of the other's.
 *
 * @param table the name that its columns may be qualified with
 * @param columns that it reads
 */
record Formula(String table, List<String> columns, How how) {
    Formula {
        columns = List.copyOf(columns);
    }

    /** A value as it is, cast, or worked out. */
    sealed interface How {
        /** The only column itself. */
        record Same() implements How {}

        /** The only column, cast; to a type without a length, for a cast to one cuts. */
        record Cast(String type) implements How {}

        /** Somebody's own words over the bare names of the columns. */
        record Words(String sql) implements How {}
    }

    /** Where a statement reads the table. */
    String inTable() {
        String column = Quote.identifier(columns.getFirst());
        return switch (how) {
            case How.Same same -> column;
            case How.Cast cast -> column + "::" + cast.type();
            case How.Words words -> "(" + words.sql() + ")";
        };
    }

    /** Where a trigger function reads the row. */
    String inTrigger() {
        String column = "NEW." + Quote.identifier(columns.getFirst());
        return switch (how) {
            case How.Same same -> column;
            case How.Cast cast -> column + "::" + cast.type();
            case How.Words words ->
                    "(SELECT "
                            + words.sql()
                            + " FROM (SELECT "
                            + columns.stream()
                                    .map(Quote::identifier)
                                    .map(name -> "NEW." + name + " AS " + name)
                                    .collect(Collectors.joining(", "))
                            + ") AS "
                            + Quote.identifier(table)
                            + ")";
        };
    }

    /** Whether names in it are looked for on the search path. */
    boolean needsPath() {
        return how instanceof How.Words;
    }

    /** Whether it is of the type that it is wanted in without another cast. */
    boolean is(String type) {
        return switch (how) {
            case How.Same same -> true;
            case How.Cast cast -> cast.type().equals(type);
            case How.Words words -> false;
        };
    }
}
