package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableAction.AttachPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * ATTACH PARTITION reads the new partition, and the default one too, while nobody else can, unless
 * a CHECK proves that all rows are where they belong.
 */
final class AttachPartitionScans implements Rule {
    @Override
    public String id() {
        return "attach-partition-scans";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AttachPartition.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> findings = new ArrayList<>();
        scene.actions(AttachPartition.class)
                .forEach(attach -> look(scene, scene.altered(), attach, findings));
        return findings;
    }

    private static void look(
            Scene scene, Relation parent, AttachPartition attach, List<Finding> findings) {
        Relation partition = scene.relation(attach.partition());
        if (scene.scans(partition) && !PartitionBound.isChecked(scene, parent, partition)) {
            findings.add(found(partition, safer(parent, partition, attach)));
        }
        Relation rest = scene.facts().relation(parent.defaultPartition());
        boolean searched = parent.defaultPartition() != 0 && scene.scans(rest);
        if (searched && !PartitionBound.isChecked(scene, parent, rest)) {
            findings.add(found(rest, PartitionBound.withoutThem(parent, rest, attach.bound())));
        }
    }

    private static Finding found(Relation read, String safer) {
        String message =
                "ATTACH PARTITION reads all of %s under ACCESS EXCLUSIVE: reads and writes wait"
                        .formatted(read.name());
        return Finding.of(read, message, safer);
    }

    private static String safer(Relation parent, Relation partition, AttachPartition attach) {
        String condition = PartitionBound.condition(parent, attach.bound());
        if (condition.isEmpty() || partition.partitioned()) {
            return "";
        }
        String name = Scene.local(partition) + "_bound";
        return """
        %s
        -- in a migration of its own
        ALTER TABLE %s ATTACH PARTITION %s FOR VALUES %s;
        ALTER TABLE %s DROP CONSTRAINT %s;\
        """
                .formatted(
                        PartitionBound.checked(partition, condition, name),
                        Scene.sql(parent),
                        Scene.sql(partition),
                        attach.bound(),
                        Scene.sql(partition),
                        Scene.quoted(name));
    }
}
