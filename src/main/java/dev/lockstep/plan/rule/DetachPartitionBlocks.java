package dev.lockstep.plan.rule;

import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableAction.DetachPartition;
import java.util.List;
import java.util.Set;

/** DETACH PARTITION locks the whole partitioned table, unless it says CONCURRENTLY. */
final class DetachPartitionBlocks implements Rule {
    @Override
    public String id() {
        return "detach-partition-blocks";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(DetachPartition.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.actions(DetachPartition.class)
                .filter(detach -> !detach.concurrently() && !detach.finalizing())
                .filter(detach -> scene.locks(scene.altered(), LockMode.ACCESS_EXCLUSIVE))
                .map(detach -> found(scene, detach))
                .toList();
    }

    /** PostgreSQL refuses CONCURRENTLY where there is a default partition. */
    private static Finding found(Scene scene, DetachPartition detach) {
        Relation parent = scene.altered();
        String message =
                "DETACH PARTITION locks %s ACCESS EXCLUSIVE: reads and writes wait"
                        .formatted(parent.name());
        String safer =
                "ALTER TABLE %s DETACH PARTITION %s CONCURRENTLY;"
                        .formatted(
                                Scene.sql(parent), Scene.sql(scene.relation(detach.partition())));
        return Finding.of(parent, message, parent.defaultPartition() == 0 ? safer : "");
    }
}
