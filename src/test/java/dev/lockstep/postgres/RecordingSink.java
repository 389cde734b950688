package dev.lockstep.postgres;

import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps every event, and may do something on each. */
final class RecordingSink implements EventSink {
    final List<Event> events = new CopyOnWriteArrayList<>();
    private final Consumer<Event> onEach;

    RecordingSink() {
        this(event -> {});
    }

    RecordingSink(Consumer<Event> onEach) {
        this.onEach = onEach;
    }

    @Override
    public void accept(Event event) {
        events.add(event);
        onEach.accept(event);
    }

    <T extends Event> List<T> of(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
