package dev.lockstep.plan.why;

import dev.lockstep.sql.ObjectShape;
import dev.lockstep.sql.TableAction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** 2BP01: what would fall with it. */
final class DependedOn implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("2BP01");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.say("other objects are made from it, and fall with it only by CASCADE");
        Optional<Look.Relation> relation = target(incident, look);
        String column =
                incident.action(TableAction.DropColumn.class)
                        .map(TableAction.DropColumn::column)
                        .orElse(null);
        Seen<String> dependents =
                relation.map(found -> look.lines("dependents", found.quoted(), column, column))
                        .orElse(new Seen<>(List.of(), null));
        telling.show(dependents);
        if (dependents.rows().isEmpty() && incident.error().detail() != null) {
            incident.error().detail().lines().limit(10).forEach(telling::show);
        }
        telling.say("drop or change those first; CASCADE drops them without asking");
        String migration = incident.failed().migration();
        telling.next(migration == null ? "" : "show " + migration).next(incident.then());
    }

    private static Optional<Look.Relation> target(Incident incident, Look look) {
        Optional<Look.Relation> dropped =
                incident.shape()
                        .filter(ObjectShape.DropObjects.class::isInstance)
                        .map(ObjectShape.DropObjects.class::cast)
                        .filter(drop -> drop.on() == null)
                        .flatMap(drop ->
                                drop.names().stream()
                                        .filter(name ->
                                                incident.quoted().contains(name.name())
                                                        || drop.names().size() == 1)
                                        .findFirst())
                        .flatMap(look::relation);
        return dropped.or(() -> incident.table().flatMap(look::relation));
    }
}
