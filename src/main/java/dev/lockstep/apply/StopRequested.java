package dev.lockstep.apply;

/** Somebody wished to stop, and was heard between two statements. */
final class StopRequested extends RuntimeException {
    StopRequested() {
        super("stop requested", null, false, false);
    }
}
