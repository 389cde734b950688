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
        String elsewhere = incident.circumstances().elsewhere();
        if (elsewhere != null) {
            return elsewhere(incident, elsewhere, telling);
        }
        Look look = new Look(session, noSession);
        Explainers.of(incident.state()).explain(incident, look, telling);
        if (incident.outsideTransaction()) {
            InvalidIndexes.show(look, telling);
        }
        return telling.of(incident);
    }

    /**
     * What the live database shows now says nothing of a failure on another, and what would put it
     * right here was never wrong here.
     */
    private static Explanation elsewhere(Incident incident, String where, Telling telling) {
        String not =
                "it failed on %s and not on this database; that one is gone, so only what was said"
                                .formatted(where)
                        + " then is known";
        telling.say(not);
        Telling asThere = new Telling();
        Explainers.of(incident.state()).explain(incident, new Look(null, ""), asThere);
        telling.say(asThere.explained());
        asThere.shown().forEach(telling::show);
        telling.show(incident.error().detail()).show(incident.error().hint());
        return telling.next(incident.then()).of(incident);
    }

    /** Whether the live state tells more about such a failure than the server's message does. */
    public static boolean knowsMore(@Nullable String sqlState) {
        return sqlState != null && Explainers.looksFurther(sqlState);
    }
}
