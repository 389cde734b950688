package dev.lockstep.plan.phase;

import dev.lockstep.postgres.Quote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the live catalog says of a column that is to be changed. Names are as the catalog holds
 * them, types and expressions as SQL writes them.
 *
 * @param bare its type without length or precision, for casts that must not cut
 * @param defaultExpression null where it has none
 * @param stable whether the default gives the same value twice in one transaction
 * @param sequence that goes with the column, as SQL names it, or null
 * @param path the schemas that names were found in
 * @param grants of the column itself: {@code SELECT|role}
 * @param triggers row triggers that an UPDATE fires
 */
record ColumnFacts(
        String schema,
        String table,
        String column,
        String type,
        String bare,
        @Nullable String collation,
        boolean notNull,
        @Nullable String defaultExpression,
        boolean stable,
        @Nullable String sequence,
        @Nullable String comment,
        List<String> path,
        List<String> grants,
        List<String> triggers,
        List<Index> indexes,
        List<Check> checks,
        List<ForeignKey> foreignKeys) {
    ColumnFacts {
        path = List.copyOf(path);
        grants = List.copyOf(grants);
        triggers = List.copyOf(triggers);
        indexes = List.copyOf(indexes);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /**
     * An index that the column is part of.
     *
     * @param tail its definition from USING on
     * @param newTail the same over the new column
     * @param constraint the unique constraint that it is, or null
     */
    record Index(
            String name,
            boolean unique,
            String tail,
            String newTail,
            @Nullable String constraint,
            String deferrable) {}

    /** A check that names the column, before and after. */
    record Check(String name, boolean valid, String definition, String newDefinition) {}

    /**
     * A foreign key that the column is part of.
     *
     * @param tail its definition from REFERENCES on
     */
    record ForeignKey(String name, boolean valid, List<String> columns, String tail) {
        ForeignKey {
            columns = List.copyOf(columns);
        }
    }

    /** The table as SQL names it. */
    String tableSql() {
        return Quote.identifier(schema, table);
    }
}
