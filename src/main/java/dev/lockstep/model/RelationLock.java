package dev.lockstep.model;

/**
 * The strongest lock on a relation.
 *
 * @param relation with its schema, no quotes: {@code public.users}
 */
public record RelationLock(String relation, LockMode mode) {
    @Override
    public String toString() {
        return mode.words() + " on " + relation;
    }
}
