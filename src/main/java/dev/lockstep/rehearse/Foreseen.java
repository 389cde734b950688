package dev.lockstep.rehearse;

import dev.lockstep.model.Effects;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.effect.Foresight;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.Statement;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** What {@code plan} would say of each statement of a plan. */
final class Foreseen {
    private final IdentityHashMap<Statement, Effects> effects = new IdentityHashMap<>();

    private Foreseen() {}

    /** Asks the catalog of that database. */
    static Foreseen of(Session session, Plan plan) {
        List<Statement> statements =
                plan.runs().stream().flatMap(run -> run.script().statements().stream()).toList();
        List<Effects> all =
                Foresight.of(session, statements.stream().map(Statement::shape).toList());
        Foreseen foreseen = new Foreseen();
        for (int i = 0; i < all.size(); i++) {
            foreseen.effects.put(statements.get(i), all.get(i));
        }
        return foreseen;
    }

    /** Of a statement of that plan; nothing for any other. */
    Effects effects(Statement statement) {
        return Optional.ofNullable(effects.get(statement)).orElse(Effects.NONE);
    }

    /** Of all of them. */
    Collection<Effects> all() {
        return effects.values();
    }
}
