package dev.lockstep.plan.why;

import java.util.Set;

/** 55006: pending trigger events, open queries, or sessions in a database. */
final class InUse implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("55006");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        String message = incident.error().message();
        if (message.contains("database")) {
            telling.say("sessions are connected to it");
            telling.show(
                    look.lines(
                            "database-sessions",
                            incident.quoted().stream().findFirst().orElse("")));
            telling.next(incident.then());
            return;
        }
        Seen<String> deferred =
                look.lines("deferred", incident.quotedOrTable().map(Look::written).orElse(""));
        if (message.contains("pending trigger events") || !deferred.rows().isEmpty()) {
            telling.say(
                            "an earlier statement of this transaction changed rows, and checks of"
                                    + " them wait for its end: a definition cannot run in between")
                    .show(deferred)
                    .say(
                            "SET CONSTRAINTS ALL IMMEDIATE before it runs them, or a migration of its"
                                    + " own does");
        } else {
            telling.say("a query or cursor of the same session still reads it");
        }
        String migration = incident.failed().migration();
        telling.next(migration == null ? "" : "show " + migration).next(incident.then());
    }
}
