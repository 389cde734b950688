package dev.lockstep.postgres;

/** The connection ended under a statement: whether that took effect must be found out elsewhere. */
public final class ConnectionLostException extends RuntimeException {
    private final String why;

    /** Says why, in the driver's or the server's words. */
    public ConnectionLostException(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    @Override
    public String getMessage() {
        return why;
    }
}
