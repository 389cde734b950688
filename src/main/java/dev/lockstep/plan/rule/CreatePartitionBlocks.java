package dev.lockstep.plan.rule;

import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.TableShape.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE ... PARTITION OF locks the parent, and locks and reads its default partition. */
final class CreatePartitionBlocks implements Rule {
    @Override
    public String id() {
        return "create-partition-blocks";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(CreateTable.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        if (!(scene.shape() instanceof CreateTable create) || create.partitionOf() == null) {
            return List.of();
        }
        Relation parent = scene.relation(create.partitionOf());
        if (!scene.locks(parent, LockMode.ACCESS_EXCLUSIVE)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        String message =
                "PARTITION OF locks %s ACCESS EXCLUSIVE: reads and writes wait"
                        .formatted(parent.name());
        findings.add(Finding.of(parent, message, safer(scene, parent, create)));
        Relation rest = scene.facts().relation(parent.defaultPartition());
        boolean searched = parent.defaultPartition() != 0 && scene.scans(rest);
        if (searched && !PartitionBound.isChecked(scene, parent, rest)) {
            findings.add(searched(parent, rest, create.bound()));
        }
        return findings;
    }

    private static Finding searched(Relation parent, Relation rest, @Nullable String bound) {
        String message =
                "PARTITION OF reads all of %s, the default partition, under ACCESS EXCLUSIVE: reads and writes wait"
                        .formatted(rest.name());
        return Finding.of(rest, message, PartitionBound.withoutThem(parent, rest, bound));
    }

    /** Made apart, it is attached under SHARE UPDATE EXCLUSIVE. */
    private static String safer(Scene scene, Relation parent, CreateTable create) {
        String text = scene.statement().sql().strip();
        String bound = create.bound() == null ? "DEFAULT" : create.bound();
        boolean plain =
                text.endsWith(bound)
                        && !text.substring(0, text.length() - bound.length()).contains("(");
        if (!plain || !create.kind().equals("CREATE TABLE") || text.matches("(?is).*UNLOGGED.*")) {
            return "";
        }
        RelationName name = create.name();
        return """
        CREATE TABLE %1$s (LIKE %2$s INCLUDING ALL EXCLUDING IDENTITY);
        ALTER TABLE %2$s ATTACH PARTITION %1$s %3$s;\
        """
                .formatted(
                        Scene.sql(scene.relation(name)),
                        Scene.sql(parent),
                        create.bound() == null ? bound : "FOR VALUES " + bound);
    }
}
