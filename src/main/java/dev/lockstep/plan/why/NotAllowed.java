package dev.lockstep.plan.why;

import dev.lockstep.sql.RelationName;
import java.util.Optional;
import java.util.Set;

/** 42501: which privilege, who has it to give. */
final class NotAllowed implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("42501");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.say("our role may not do this: " + incident.error().message());
        telling.show(look.lines("role"));
        Optional<Look.Relation> table = incident.quotedOrTable().flatMap(look::relation);
        table.ifPresentOrElse(
                found -> {
                    telling.show(found.line()).show(look.lines("privileges", found.quoted()));
                    telling.say("its owner " + found.owner() + " may, or may GRANT it");
                },
                () -> schema(incident, look, telling));
        telling.next("connect URL").next(incident.then());
    }

    private static void schema(Incident incident, Look look, Telling telling) {
        String schema =
                incident.tables().stream()
                        .map(RelationName::schema)
                        .filter(name -> name != null)
                        .findFirst()
                        .or(() -> incident.quoted().stream().findFirst())
                        .orElse("public");
        telling.show(look.lines("schema", schema));
    }
}
