package dev.lockstep.plan.why;

import java.util.List;
import java.util.Set;

/** 57014: a limit of ours or theirs, or somebody's request; the server keeps no record of whose. */
final class CanceledStatement implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("57014");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        String message = incident.error().message();
        if (message.contains("statement timeout")) {
            telling.say("it ran for longer than statement_timeout allows");
        } else if (message.contains("user request")) {
            telling.say(
                    "somebody asked the server to cancel it: Ctrl-C here, or pg_cancel_backend"
                            + " elsewhere; PostgreSQL keeps no record of who, its log has the time");
        } else {
            telling.say("the server cancelled it: " + message);
        }
        telling.show(look.lines("limits", List.of("statement_timeout")));
        telling.next("sql show statement_timeout").next(incident.again());
    }
}
