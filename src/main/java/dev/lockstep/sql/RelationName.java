package dev.lockstep.sql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A relation as a statement names it, folded as PostgreSQL folds it and without its quotes.
 *
 * @param schema null when the statement names none
 */
public record RelationName(@Nullable String schema, String name) {
    // By hand: it is the key of the maps that a plan asks most, and a record's own are slow there.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RelationName(String otherSchema, String otherName)
                && name.equals(otherName)
                && Objects.equals(schema, otherSchema);
    }

    @Override
    public int hashCode() {
        return schema == null ? name.hashCode() : 31 * schema.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
