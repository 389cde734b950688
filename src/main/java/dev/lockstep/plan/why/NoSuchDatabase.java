package dev.lockstep.plan.why;

import java.util.Set;

/** 3D000: the server is there and the database is not. */
final class NoSuchDatabase implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("3D000");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.say("the server answered and let the role in, and has no database of that name");
        telling.show(incident.error().message()).show(incident.hint());
        if (look.connected()) {
            telling.show(look.lines("databases"));
        }
        telling.next("connect URL");
    }
}
