package dev.lockstep.plan.why;

import dev.lockstep.model.Explanation;
import dev.lockstep.postgres.Session;
import org.jspecify.annotations.Nullable;

/** Explains a failure from its SQLSTATE, its statement and the live state. */
public final class Why {
    private Why() {}

    /**
     * Explains it. Reads only, waits for nobody, and takes at most some seconds.
     *
     * @param session that is in no transaction, or null when there is none to be had
     * @param noSession why there is none
     */
    public static Explanation explain(
            Incident incident, @Nullable Session session, String noSession) {
        Telling telling = new Telling();
        Look look = new Look(session, noSession);
        Explainers.of(incident.state()).explain(incident, look, telling);
        if (incident.outsideTransaction()) {
            InvalidIndexes.show(look, telling);
        }
        return telling.of(incident);
    }

    /** Whether the live state tells more about such a failure than the server's message does. */
    public static boolean knowsMore(@Nullable String sqlState) {
        return sqlState != null && Explainers.looksFurther(sqlState);
    }
}
