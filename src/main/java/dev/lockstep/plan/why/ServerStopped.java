package dev.lockstep.plan.why;

import java.util.Set;

/** 57P01 to 57P04: an administrator ended the session, the server crashed, or does not take any. */
final class ServerStopped implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("57P01", "57P02", "57P03", "57P04");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.say(
                switch (incident.state()) {
                    case "57P01" ->
                            "an administrator ended this session (pg_terminate_backend), or the"
                                    + " server was told to stop";
                    case "57P02" -> "a process of the server crashed, and all sessions were ended";
                    case "57P03" -> "the server starts, stops or recovers, and takes nobody now";
                    default -> "the database was dropped under us";
                });
        telling.show(look.lines("uptime")).next("status").next(incident.then());
    }
}
