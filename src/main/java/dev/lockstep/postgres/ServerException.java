package dev.lockstep.postgres;

import dev.lockstep.model.ServerError;

/** PostgreSQL refused a statement; the connection still stands. */
public final class ServerException extends RuntimeException {
    private final transient ServerError error;

    /** Wraps what the server said. */
    public ServerException(ServerError error) {
        super(error.message() + " (" + error.sqlState() + ")", null, false, false);
        this.error = error;
    }

    /** What the server said. */
    public ServerError error() {
        return error;
    }

    /** Its SQLSTATE. */
    public String sqlState() {
        return error.sqlState();
    }
}
