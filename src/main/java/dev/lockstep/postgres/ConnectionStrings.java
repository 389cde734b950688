package dev.lockstep.postgres;

/** Reads every form in which people write down a PostgreSQL connection. */
public final class ConnectionStrings {
    private ConnectionStrings() {}

    /**
     * Reads a PostgreSQL URI, a JDBC URL or a keyword/value string; what it leaves open comes from
     * {@code PG*}, the service file and the password file.
     *
     * @throws dev.lockstep.model.FailureException with {@code WrongUsage} when it is none of these
     */
    public static ConnectionTarget parse(String text, Surroundings surroundings) {
        throw new UnsupportedOperationException();
    }

    /** What {@code PG*}, the service file and the password file alone say. */
    public static ConnectionTarget fromSurroundings(Surroundings surroundings) {
        throw new UnsupportedOperationException();
    }
}
