package dev.lockstep.testkit;

import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every event, from any thread. */
public final class RecordingSink implements EventSink {
    private final List<Event> events = new CopyOnWriteArrayList<>();

    private Class<? extends Event> awaited = Event.class;
    private Runnable then = () -> {};

    @Override
    public void accept(Event event) {
        events.add(event);
        if (awaited.isInstance(event)) {
            then.run();
        }
    }

    /** Does that at each event of that kind. */
    public void when(Class<? extends Event> kind, Runnable work) {
        awaited = kind;
        then = work;
    }

    /** All so far. */
    public List<Event> all() {
        return List.copyOf(events);
    }

    /** Those of one kind. */
    public <T extends Event> List<T> of(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
