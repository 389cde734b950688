package dev.lockstep.plan.why;

import java.util.List;
import java.util.Set;

/** 25P03, 25P04, 57P05: the server ended a session that did nothing, or took too long. */
final class IdleTooLong implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("25P03", "25P04", "57P05");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.say(
                switch (incident.state()) {
                    case "25P03" ->
                            "a transaction stood open and did nothing for longer than"
                                    + " idle_in_transaction_session_timeout; it was rolled back";
                    case "25P04" ->
                            "a transaction took longer than transaction_timeout; it was rolled back";
                    default -> "the session did nothing for longer than idle_session_timeout";
                });
        telling.show(
                look.lines(
                        "limits",
                        List.of(
                                "idle_in_transaction_session_timeout",
                                "idle_session_timeout",
                                "transaction_timeout")));
        telling.next("status").next(incident.then());
    }
}
