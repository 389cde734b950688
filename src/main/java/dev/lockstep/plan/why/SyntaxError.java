package dev.lockstep.plan.why;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 42601: where the server stopped reading, and as what it read the statement. */
final class SyntaxError implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("42601");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        @Nullable String word = incident.wordAtPosition();
        telling.say(
                word == null
                        ? "the server could not read the statement"
                        : "the server read the statement up to " + word + ", and not further");
        telling.show(incident.error().hint());
        incident.shape()
                .ifPresent(shape -> telling.show("the statement begins as " + shape.kind()));
        if (look.connected()) {
            telling.show(
                    "the server is PostgreSQL "
                            + look.versionWords()
                            + "; what newer ones can say it does not know");
        }
        String migration = incident.failed().migration();
        telling.next(migration == null ? "" : "show " + migration).next(incident.then());
    }
}
