package dev.lockstep.plan.why;

import dev.lockstep.sql.ObjectShape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** 55000: published without a replica identity, a view not filled, and their like. */
final class NotInThatState implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("55000");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.show(incident.error().detail()).show(incident.error().hint());
        Optional<Look.Relation> table = incident.quotedOrTable().flatMap(look::relation);
        Seen<String> published =
                table.map(found -> look.lines("published", found.quoted()))
                        .orElse(new Seen<>(List.of(), null));
        if (!published.rows().isEmpty()) {
            String name = table.map(Look.Relation::quoted).orElse("");
            telling.say(
                            name
                                    + " is published, and has nothing that tells a subscriber which"
                                    + " row is meant: a primary key, or another replica identity")
                    .show(published)
                    .change("alter table " + name + " replica identity full");
        } else if (incident.shape().orElse(null) instanceof ObjectShape.Refresh) {
            telling.say(
                    "a view is refreshed CONCURRENTLY only when it is filled and has a unique index"
                            + " on plain columns, without WHERE");
            table.ifPresent(found -> telling.show(look.lines("view-state", found.quoted())));
        } else {
            telling.say(
                    "an object is not in the state that this needs: " + incident.error().message());
        }
        telling.next(incident.then());
    }
}
