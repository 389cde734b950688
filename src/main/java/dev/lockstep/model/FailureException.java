package dev.lockstep.model;

/** Carries a {@link Failure} out of deep code; caught where commands are run, and nowhere else. */
public final class FailureException extends RuntimeException {
    private final transient Failure failure;

    /** Wraps the failure; no stack trace is kept, for a failure is an answer and not a bug. */
    public FailureException(Failure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    /** What happened. */
    public Failure failure() {
        return failure;
    }
}
