package dev.lockstep.model;

/** Where the engine reports progress. Must return at once: a slow reader never holds a lock. */
@FunctionalInterface
public interface EventSink {
    /** Takes one event, from any thread. */
    void accept(Event event);

    /** Nobody listens. */
    EventSink NONE = event -> {};
}
