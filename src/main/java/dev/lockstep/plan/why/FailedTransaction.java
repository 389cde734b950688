package dev.lockstep.plan.why;

import java.util.Set;

/** 25P02: an earlier statement failed; this one is not the cause. */
final class FailedTransaction implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("25P02");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.say(
                "an earlier statement of the same transaction failed, and the server ignores all"
                        + " others until its end: look at the first error, not at this one");
        String migration = incident.failed().migration();
        telling.next(migration == null ? "log" : "log " + migration).next(incident.then());
    }
}
