package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.ObjectShape.DropObjects;
import java.util.List;
import java.util.Set;

/** Its rows are gone, and applications that still name it fail. */
final class DropTable implements Rule {
    @Override
    public String id() {
        return "drop-table";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(DropObjects.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.shape() instanceof DropObjects drop
                        && (drop.object().equals("TABLE") || drop.object().equals("FOREIGN TABLE"))
                ? drop.names().stream()
                        .map(scene::relation)
                        .filter(scene::touches)
                        .map(table -> found(scene, drop, table))
                        .toList()
                : List.of();
    }

    private static Finding found(Scene scene, DropObjects drop, Relation table) {
        if (Kept.is(table.name())) {
            return Finding.note("the rows of %s are lost".formatted(table.name()));
        }
        if (!scene.facts().isMade(table) && scene.facts().use(table).empty()) {
            return Finding.warning(
                    "DROP %s: %s is empty, so no rows are lost, but applications that use it fail"
                            .formatted(drop.object(), table.name()),
                    "");
        }
        String message =
                "DROP %s: the rows of %s are lost, and applications that use it fail"
                        .formatted(drop.object(), table.name());
        return scene.breaking(table, message, safer(scene, drop, table));
    }

    private static String safer(Scene scene, DropObjects drop, Relation table) {
        return """
        -- when no application uses it
        CREATE SCHEMA IF NOT EXISTS %1$s;
        %2$sALTER %3$s %4$s SET SCHEMA %1$s;
        -- in a migration of its own, when nobody has missed it
        DROP %3$s %5$s%6$s;\
        """
                .formatted(
                        Kept.NAME,
                        detach(scene, table),
                        drop.object(),
                        Scene.sql(table),
                        Scene.sql(Kept.NAME + "." + Scene.local(table)),
                        drop.cascade() ? " CASCADE" : "");
    }

    /** In another schema a partition would still be one; next to a default partition it waits. */
    private static String detach(Scene scene, Relation table) {
        if (!table.partition()) {
            return "";
        }
        Relation parent = scene.facts().relation(table.parents().getFirst());
        return "ALTER TABLE %s DETACH PARTITION %s%s;\n"
                .formatted(
                        Scene.sql(parent),
                        Scene.sql(table),
                        parent.defaultPartition() == 0 ? " CONCURRENTLY" : "");
    }
}
