package dev.lockstep.plan.why;

import java.util.List;
import java.util.Set;

/** 53100, 53200, 53300, 53400: disk, memory or connections ran out, and what takes them. */
final class OutOfRoom implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("53");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.show(incident.error().detail()).show(incident.error().hint());
        switch (incident.state()) {
            case "53100" -> {
                telling.say("the server's disk is full");
                telling.show(look.lines("database-size")).show(look.lines("largest"));
                telling.show(look.lines("slots"));
            }
            case "53200" -> {
                telling.say("the server ran out of memory of its own, or of room for locks");
                telling.show(
                        look.lines(
                                "limits",
                                List.of(
                                        "max_locks_per_transaction",
                                        "work_mem",
                                        "maintenance_work_mem")));
                telling.show(look.lines("lock-count"));
            }
            case "53300" -> {
                telling.say("every connection that the server allows is taken");
                telling.show(look.lines("connections"));
                telling.show(
                        look.lines(
                                "limits",
                                List.of("max_connections", "superuser_reserved_connections")));
            }
            default -> {
                telling.say("a limit of the server was reached: " + incident.error().message());
                telling.show(look.lines("limits", List.of("temp_file_limit")));
            }
        }
        telling.next("status").next(incident.then());
    }
}
