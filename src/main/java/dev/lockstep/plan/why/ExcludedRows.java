package dev.lockstep.plan.why;

import dev.lockstep.model.ServerError;
import java.util.Set;

/** 23P01: two rows that an exclusion constraint keeps apart. */
final class ExcludedRows implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("23P01");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        ServerError.Subject subject = incident.error().subject();
        telling.say("two rows conflict that an exclusion constraint keeps apart");
        telling.show(incident.error().detail());
        look.relation(incident.table().orElse(null))
                .ifPresent(table ->
                        telling.show(
                                look.lines(
                                        "constraint",
                                        table.quoted(),
                                        subject.constraint() == null ? "" : subject.constraint())));
        telling.say("only the server's detail names the rows: comparing all pairs would take long");
        telling.next(incident.then());
    }
}
