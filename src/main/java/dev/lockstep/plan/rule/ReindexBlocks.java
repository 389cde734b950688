package dev.lockstep.plan.rule;

import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.IndexShape.Reindex;
import dev.lockstep.sql.IndexShape.Reindex.Extent;
import dev.lockstep.sql.RelationName;
import java.util.List;
import java.util.Set;

/** REINDEX keeps writers out, and readers who would use the index, unless it says CONCURRENTLY. */
final class ReindexBlocks implements Rule {
    @Override
    public String id() {
        return "reindex-blocks";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(Reindex.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        if (!(scene.shape() instanceof Reindex reindex) || reindex.concurrently()) {
            return List.of();
        }
        return switch (reindex.what()) {
            case INDEX, TABLE -> one(scene, reindex);
            case SCHEMA, DATABASE, SYSTEM -> List.of(all(reindex));
        };
    }

    private static List<Finding> one(Scene scene, Reindex reindex) {
        RelationName name = reindex.name();
        if (name == null) {
            return List.of();
        }
        Relation table = scene.relation(name);
        boolean builds = scene.facts().assumed() || scene.scans(table);
        if (!builds || !scene.locks(table, LockMode.SHARE)) {
            return List.of();
        }
        String message =
                "REINDEX reads all of %s under SHARE and locks the index: writes wait, and most reads too"
                        .formatted(table.name());
        return List.of(Finding.of(table, message, safer(reindex)));
    }

    private static Finding all(Reindex reindex) {
        String message =
                "REINDEX %s builds one index after the other: writes to each table wait meanwhile, and most reads too"
                        .formatted(reindex.what());
        return Finding.warning(message, reindex.what() == Extent.SYSTEM ? "" : safer(reindex));
    }

    private static String safer(Reindex reindex) {
        RelationName name = reindex.name();
        return "REINDEX %s CONCURRENTLY%s;"
                .formatted(reindex.what(), name == null ? "" : " " + Scene.sql(name));
    }
}
