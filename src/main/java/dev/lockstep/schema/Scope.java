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

    /** Keeps its own copies. */
    public Scope {
        schemas = List.copyOf(schemas);
        relations = List.copyOf(relations);
    }
}
