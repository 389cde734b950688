package dev.lockstep.plan.why;

import java.util.List;
import java.util.Set;

/** 25006: a standby, or a default that forbids writing, and where that is set. */
final class ReadOnly implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("25006");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        boolean standby = look.ask("standby", row -> row.bool("standby")).first().orElse(false);
        if (standby) {
            telling.say("this server is a standby: only its primary takes writes")
                    .show(look.ask("standby", row -> row.text("line")))
                    .next("connect URL");
        } else if (incident.typed()) {
            telling.say("SQL typed at the prompt reads only, until writing is switched on")
                    .next("set write on");
        } else {
            telling.say("the transaction was read-only");
        }
        telling.show(
                look.lines(
                        "limits",
                        List.of("default_transaction_read_only", "transaction_read_only")));
        telling.next(incident.then());
    }
}
