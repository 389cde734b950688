package dev.lockstep.plan;

import dev.lockstep.model.Effects;
import dev.lockstep.model.Estimate;
import dev.lockstep.model.Hazard;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the database says of the statements of a plan before they run. */
public interface Outlook {
    /** Of a database that was not asked: names as written, nothing foreseen. */
    Outlook NONE =
            new Outlook() {
                @Override
                public String name(RelationName relation) {
                    return relation.toString();
                }

                @Override
                public @Nullable Effects effects(Statement statement) {
                    return null;
                }

                @Override
                public List<Hazard> hazards(Statement statement) {
                    return List.of();
                }

                @Override
                public @Nullable Estimate estimate(Statement statement) {
                    return null;
                }
            };

    /** A relation with its schema, as far as that can be told. */
    String name(RelationName relation);

    /** What that statement will lock, rewrite and scan; null where nobody asked. */
    @Nullable Effects effects(Statement statement);

    /** How that statement may hurt. */
    List<Hazard> hazards(Statement statement);

    /** How long that statement will work; null where that cannot be said. */
    @Nullable Estimate estimate(Statement statement);
}
