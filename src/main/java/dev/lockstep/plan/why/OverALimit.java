package dev.lockstep.plan.why;

import java.util.List;
import java.util.Set;

/** 54000 to 54023: more columns, bytes or depth than PostgreSQL can. */
final class OverALimit implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("54");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.show(incident.error().detail()).show(incident.error().hint());
        switch (incident.state()) {
            case "54011" -> {
                telling.say("a table has 1,600 columns at most, and dropped ones count");
                incident.table()
                        .ifPresent(table ->
                                telling.show(look.lines("column-count", Look.written(table))));
            }
            case "54001" -> {
                telling.say("the statement nests deeper than the server's stack allows");
                telling.show(look.lines("limits", List.of("max_stack_depth")));
            }
            case "54023" -> telling.say("a function takes 100 arguments at most");
            default -> telling.say("a limit of PostgreSQL itself: " + incident.error().message());
        }
        telling.next(incident.then());
    }
}
