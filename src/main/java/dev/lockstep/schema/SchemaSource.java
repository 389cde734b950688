package dev.lockstep.schema;

/** Somewhere a schema comes from: a database that is there, or one that migrations make. */
public interface SchemaSource {
    /** How people call it: {@code production}, {@code migrations up to 20260321090000}. */
    String shownAs();

    /**
     * Its schema now.
     *
     * @throws dev.lockstep.model.FailureException where it cannot be had
     */
    SchemaSnapshot snapshot();
}
