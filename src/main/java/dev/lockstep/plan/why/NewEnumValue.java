package dev.lockstep.plan.why;

import java.util.Set;

/** 55P04: a value of an enumeration that was added in the same transaction. */
final class NewEnumValue implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("55P04");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.say(
                "a value that ALTER TYPE ... ADD VALUE adds can be used only after its transaction"
                        + " has committed: add it in one migration, use it in the next");
        incident.quoted().stream()
                .findFirst()
                .ifPresent(value -> telling.show(look.lines("enum", value)));
        String migration = incident.failed().migration();
        telling.next(migration == null ? "" : "show " + migration)
                .next("new use_the_value")
                .next(incident.then());
    }
}
