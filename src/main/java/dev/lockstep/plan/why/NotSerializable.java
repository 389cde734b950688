package dev.lockstep.plan.why;

import java.util.List;
import java.util.Set;

/** 40001: another transaction was first, or a standby's reader was in the way of replay. */
final class NotSerializable implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("40001");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.say(
                "another transaction changed what this one had read or wanted to change;"
                        + " nothing of it remained, and trying again is the cure");
        telling.show(incident.error().detail());
        telling.show(
                look.lines(
                        "limits",
                        List.of(
                                "default_transaction_isolation",
                                "max_standby_streaming_delay",
                                "hot_standby_feedback")));
        telling.next(incident.then());
    }
}
