package dev.lockstep.command;

import dev.lockstep.model.Effects;
import dev.lockstep.plan.Outlook;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.effect.Foresight;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Statement;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the database that we are on says of a plan: asked once, for all its statements. */
final class LiveOutlook implements Outlook {
    private final SearchPath searchPath;
    private final IdentityHashMap<Statement, Effects> effects = new IdentityHashMap<>();

    /** Asks it now. */
    LiveOutlook(Session session, Plan plan) {
        this.searchPath = SearchPath.of(session, plan.unqualified());
        List<Statement> statements =
                plan.runs().stream().flatMap(run -> run.script().statements().stream()).toList();
        List<Effects> foreseen =
                Foresight.of(session, statements.stream().map(Statement::shape).toList());
        for (int i = 0; i < statements.size(); i++) {
            effects.put(statements.get(i), foreseen.get(i));
        }
    }

    @Override
    public String name(RelationName relation) {
        return searchPath.qualified(relation);
    }

    @Override
    public @Nullable Effects effects(Statement statement) {
        return effects.get(statement);
    }
}
