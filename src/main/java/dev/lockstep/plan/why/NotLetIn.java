package dev.lockstep.plan.why;

import java.util.Set;

/** 28P01, 28000: the server did not let us in. */
final class NotLetIn implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("28");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.say(
                incident.state().equals("28P01")
                        ? "the password is not the one that the server has for that role, or the"
                                + " role does not exist: the server does not say which"
                        : "the server has no rule that lets that role in from here, or the role may"
                                + " not log in");
        telling.show(incident.error().message());
        telling.show(incident.hint());
        telling.next("help connections").next("connect URL");
    }
}
