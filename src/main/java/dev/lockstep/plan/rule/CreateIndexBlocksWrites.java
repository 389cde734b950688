package dev.lockstep.plan.rule;

import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.IndexShape.CreateIndex;
import java.util.List;
import java.util.Set;

/** CREATE INDEX keeps writers out while it reads the table, unless it says CONCURRENTLY. */
final class CreateIndexBlocksWrites implements Rule {
    @Override
    public String id() {
        return "create-index-blocks-writes";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(CreateIndex.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        if (!(scene.shape() instanceof CreateIndex create) || create.concurrently()) {
            return List.of();
        }
        Relation relation = scene.relation(create.relation());
        boolean onlyParent = create.only() && relation.partitioned();
        if (onlyParent || !scene.locks(relation, LockMode.SHARE) || !scene.scans(relation)) {
            return List.of();
        }
        String message =
                "CREATE INDEX reads all of %s under SHARE: writes wait".formatted(relation.name());
        String safer =
                ConcurrentIndex.sql(scene, relation, create.unique(), create.name(), create.text());
        return List.of(Finding.of(relation, message, safer));
    }
}
