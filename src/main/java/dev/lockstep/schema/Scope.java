package dev.lockstep.schema;

import dev.lockstep.sql.RelationName;
import java.util.List;

/**
 * What is no part of a project's schema although it lies in its database.
 *
 * @param schemas left out with all that is in them: the journal's
 * @param relations left out with their parts: history tables, each with its schema
 */
public record Scope(List<String> schemas, List<RelationName> relations) {
    /** Everything. */
    public static final Scope ALL = new Scope(List.of(), List.of());

    /** Without what is Lockstep's own: its journal, its watch over changes, and history tables. */
    public static Scope without(String journalSchema, List<RelationName> history) {
        return new Scope(List.of(journalSchema, journalSchema + "_watch"), history);
    }

    /** Keeps its own copies. */
    public Scope {
        schemas = List.copyOf(schemas);
        relations = List.copyOf(relations);
    }
}
