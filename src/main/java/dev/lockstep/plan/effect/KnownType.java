package dev.lockstep.plan.effect;

/** A type that a statement writes; {@code modifier} of a domain. */
public record KnownType(
        long oid,
        long base,
        int modifier,
        boolean constrained,
        boolean volatileDefault,
        boolean ownClass) {
    boolean domain() {
        return oid != base;
    }
}
