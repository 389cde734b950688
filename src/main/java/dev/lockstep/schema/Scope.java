package dev.lockstep.schema;

import dev.lockstep.sql.RelationName;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is no part of a project's schema although it lies in its database.
 *
 * @param schemas left out with all that is in them: the journal's
 * @param relations left out with their parts: history tables, each with its schema
 */
public record Scope(List<String> schemas, List<RelationName> relations) {
    /** Everything. */
    public static final Scope ALL = new Scope(List.of(), List.of());

    /**
     * Without what is Lockstep's own: its journal, its watch over changes, what it keeps of lost
     * rows, and history tables.
     */
    public static Scope without(String journalSchema, List<RelationName> history) {
        return new Scope(
                List.of(journalSchema, journalSchema + "_watch", journalSchema + "_kept"), history);
    }

    /** Keeps its own copies. */
    public Scope {
        schemas = List.copyOf(schemas);
        relations = List.copyOf(relations);
    }

    /** The schemas, and then those of the relations. */
    List<String> allSchemas() {
        return Stream.concat(
                        schemas.stream(),
                        relations.stream()
                                .map(relation ->
                                        Objects.requireNonNullElse(relation.schema(), "public")))
                .toList();
    }

    /** To each of these the name of its relation; empty for a schema as a whole. */
    List<String> allNames() {
        return Stream.concat(
                        schemas.stream().map(schema -> ""),
                        relations.stream().map(RelationName::name))
                .toList();
    }
}
