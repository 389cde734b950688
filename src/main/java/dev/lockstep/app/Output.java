package dev.lockstep.app;

import dev.lockstep.model.EventSink;
import dev.lockstep.model.Outcome;

/** Where a run without a shell says things: as text or as JSON. */
interface Output extends EventSink {
    /** What a command came to. */
    void outcome(Outcome outcome);
}
