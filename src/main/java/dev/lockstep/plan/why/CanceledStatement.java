package dev.lockstep.plan.why;

import dev.lockstep.sql.Statement;
import java.util.List;
import java.util.Locale;
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
            whose(incident, telling);
        } else if (message.contains("user request")) {
            telling.say(
                    "somebody asked the server to cancel it: Ctrl-C here, or pg_cancel_backend"
                            + " elsewhere; PostgreSQL keeps no record of who, its log has the time");
        } else {
            telling.say("the server cancelled it: " + message);
        }
        telling.show(look.lines("limits", List.of("statement_timeout")));
        if (incident.typed()) {
            telling.next("sql show statement_timeout");
        }
        telling.next(incident.then());
    }

    /** Migrations run without one, whatever roles and databases have, unless they set it. */
    private static void whose(Incident incident, Telling telling) {
        if (incident.failed().migration() == null) {
            return;
        }
        List<Statement> setting =
                incident.circumstances().script().stream()
                        .filter(each ->
                                each.sql().toLowerCase(Locale.ROOT).contains("statement_timeout"))
                        .toList();
        if (setting.isEmpty()) {
            telling.say(
                    "Lockstep sets none for migrations: a function that the statement calls did, or"
                            + " something between us and the server");
        } else {
            telling.say("its own script sets it");
            setting.forEach(each -> telling.show(each.place() + ": " + each.sql()));
        }
    }
}
