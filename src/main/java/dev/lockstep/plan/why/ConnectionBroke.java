package dev.lockstep.plan.why;

import java.util.Set;

/** 08xxx: nobody answered, or the connection ended. */
final class ConnectionBroke implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("08");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.say(
                look.connected()
                        ? "the connection ended; the server answers again"
                        : "no server answered, or the connection to it ended");
        telling.show(incident.error().message()).show(incident.hint());
        if (look.connected()) {
            telling.show(look.lines("uptime"));
        }
        telling.next("status").next("help connections");
    }
}
