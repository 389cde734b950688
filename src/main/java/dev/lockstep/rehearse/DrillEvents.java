package dev.lockstep.rehearse;

import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps what an operator would have seen, but for what passes. */
final class DrillEvents implements EventSink {
    private final EventSink onward;
    private final List<Event> lasting = new ArrayList<>();
    private boolean begun;

    DrillEvents(EventSink onward) {
        this.onward = onward;
    }

    @Override
    public void accept(Event event) {
        begun |= event instanceof Event.MigrationStarted;
        // before that the journal notices that it stands in another database: of no interest here
        boolean passing =
                (event instanceof Event.Note && !begun)
                        || event instanceof Event.MigrationStarted
                        || event instanceof Event.StatementStarted
                        || event instanceof Event.StatementProgress
                        || event instanceof Event.OthersWaitForUs
                        || event instanceof Event.Reconnecting;
        if (!passing) {
            synchronized (lasting) {
                lasting.add(event);
            }
        }
        onward.accept(event);
    }

    List<Event> lasting() {
        synchronized (lasting) {
            return List.copyOf(lasting);
        }
    }
}
