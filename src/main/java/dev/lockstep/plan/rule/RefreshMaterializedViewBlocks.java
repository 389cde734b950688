package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.ObjectShape.Refresh;
import java.util.List;
import java.util.Set;

/** REFRESH MATERIALIZED VIEW keeps readers out while its query runs, unless it is CONCURRENTLY. */
final class RefreshMaterializedViewBlocks implements Rule {
    @Override
    public String id() {
        return "refresh-materialized-view-blocks";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(Refresh.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        if (!(scene.shape() instanceof Refresh refresh) || refresh.concurrently()) {
            return List.of();
        }
        Relation view = scene.relation(refresh.relation());
        if (!refresh.withData()) {
            return List.of(
                    Finding.of(
                            view,
                            "WITH NO DATA empties %s: reads of it fail until it is filled again"
                                    .formatted(view.name()),
                            ""));
        }
        String message =
                "REFRESH fills %s under ACCESS EXCLUSIVE: reads wait until its query is done"
                        .formatted(view.name());
        boolean indexed =
                view.indexes().stream().anyMatch(index -> index.unique() && !index.computed());
        return List.of(
                indexed
                        ? Finding.of(view, message, safer(scene, view))
                        : Finding.of(
                                view, message + " (CONCURRENTLY would need a unique index)", ""));
    }

    /** One that was never filled cannot be refreshed CONCURRENTLY, and nobody can read it. */
    private static String safer(Scene scene, Relation view) {
        return scene.facts().use(view).empty()
                ? ""
                : "REFRESH MATERIALIZED VIEW CONCURRENTLY %s;".formatted(Scene.sql(view));
    }
}
