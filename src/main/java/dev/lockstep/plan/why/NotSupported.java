package dev.lockstep.plan.why;

import dev.lockstep.sql.TableAction;
import java.util.Set;

/** 0A000: what this server does not do, or not to a column that views show. */
final class NotSupported implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("0A000");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        String column =
                incident.action(TableAction.ChangeType.class)
                        .map(TableAction.ChangeType::column)
                        .orElse(null);
        telling.show(incident.error().detail()).show(incident.error().hint());
        if (incident.error().message().contains("cached plan")) {
            telling.say(
                    "the session had a plan for a query whose columns have changed since; a new"
                            + " connection, or DISCARD PLANS, knows the new ones");
        } else if (column != null && incident.error().detail() != null) {
            telling.say("what is made from " + column + " must go first, and be made again after");
            incident.table()
                    .flatMap(look::relation)
                    .ifPresent(table ->
                            telling.show(look.lines("dependents", table.quoted(), column, column)));
        } else {
            telling.say("this server does not do that: " + incident.error().message());
        }
        if (look.connected()) {
            telling.show("the server is PostgreSQL " + look.versionWords());
        }
        String migration = incident.failed().migration();
        telling.next(migration == null ? "" : "show " + migration).next(incident.then());
    }
}
