package dev.lockstep.model;

/** How far a command shall go, as typed. Names are not resolved yet. */
public sealed interface Target {
    /** All that is there. */
    record All() implements Target {}

    /** The next so many, or for a rollback the last so many. */
    record Count(int count) implements Target {}

    /** Up to and including that migration; for a rollback, down to and keeping it. */
    record To(String name) implements Target {}

    /** Exactly that one. */
    record Only(String name) implements Target {}
}
