package dev.lockstep.postgres;

/** The connection ended under a statement: whether that took effect must be found out elsewhere. */
public final class ConnectionLostException extends RuntimeException {
    /** Says why, in the driver's or the server's words. */
    public ConnectionLostException(String why) {
        super(why, null, false, false);
    }
}
