package dev.lockstep.sql;

import org.jspecify.annotations.Nullable;

/**
 * A relation as a statement names it, folded as PostgreSQL folds it and without its quotes.
 *
 * @param schema null when the statement names none
 */
public record RelationName(@Nullable String schema, String name) {
    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
