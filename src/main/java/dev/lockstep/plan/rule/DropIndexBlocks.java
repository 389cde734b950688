package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.IndexShape.DropIndex;
import dev.lockstep.sql.RelationName;
import java.util.List;
import java.util.Set;

/** DROP INDEX locks the table too, and waits for all who use it, unless it says CONCURRENTLY. */
final class DropIndexBlocks implements Rule {
    @Override
    public String id() {
        return "drop-index-blocks";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(DropIndex.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.shape() instanceof DropIndex drop && !drop.concurrently()
                ? drop.names().stream()
                        .filter(name -> !isGone(scene, drop, name))
                        .map(name -> found(scene, drop, name))
                        .toList()
                : List.of();
    }

    /** Nobody knows of it, so there is at most a notice. */
    private static boolean isGone(Scene scene, DropIndex drop, RelationName name) {
        return drop.ifExists()
                && scene.relation(name).unknown()
                && scene.effects().gaps().isEmpty();
    }

    private static Finding found(Scene scene, DropIndex drop, RelationName name) {
        Relation table = scene.relation(name);
        if (table.unknown()) {
            return Finding.note(
                    "DROP INDEX %s locks its table ACCESS EXCLUSIVE: reads and writes wait"
                            .formatted(name));
        }
        String message =
                "DROP INDEX %s locks %s ACCESS EXCLUSIVE: reads and writes wait"
                        .formatted(name, scene.facts().assumed() ? "its table" : table.name());
        boolean can = !table.partitioned() && !drop.cascade();
        String safer =
                "DROP INDEX CONCURRENTLY %s%s;"
                        .formatted(drop.ifExists() ? "IF EXISTS " : "", Scene.sql(name));
        return Finding.of(table, message, can ? safer : "");
    }
}
