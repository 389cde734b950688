package dev.lockstep.plan.why;

import java.util.Set;

/** Whatever nobody else knows: what was said of it then, and nothing more. */
final class Unknown implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of();
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        Circumstances.Fate fate = incident.circumstances().fate();
        if (fate != null) {
            telling.say(fate.sentence());
            fate.next().forEach(telling::next);
            telling.next(fate.next().isEmpty() ? incident.again() : "");
            return;
        }
        telling.say(
                incident.state().isEmpty()
                        ? "this is Lockstep's own answer and not PostgreSQL's: nothing more is known than"
                                + " what it said"
                        : "nothing more is known of SQLSTATE "
                                + incident.state()
                                + " than what the server said");
        telling.show(incident.error().detail()).show(incident.error().hint());
        if (incident.error().context() != null) {
            incident.error().context().lines().limit(3).forEach(telling::show);
        }
        String migration = incident.failed().migration();
        if (!incident.hint().isBlank()) {
            telling.show("said then: " + incident.hint());
        }
        telling.next(migration == null ? "" : "show " + migration).next(incident.then());
    }
}
