package dev.lockstep.plan.why;

import dev.lockstep.sql.Script;
import java.util.Set;

/** 25001 and 2D000: it does not go together with the transaction that it was run in. */
final class InTransactionBlock implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("25001", "2D000");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.say(
                incident.state().equals("25001")
                        ? "the server runs this only outside of a transaction"
                        : "it ends transactions itself, and was run inside of one");
        incident.shape().ifPresent(shape -> telling.show("the statement is " + shape.kind()));
        String migration = incident.failed().migration();
        if (migration == null) {
            telling.say("at the prompt SQL runs in a read-only transaction unless writing is on")
                    .next("set write on");
        } else {
            telling.say(
                            "-- lockstep: %s at the top of its file runs each statement by itself"
                                    .formatted(Script.NO_TRANSACTION))
                    .next("show " + migration);
        }
        telling.next(incident.then());
    }
}
