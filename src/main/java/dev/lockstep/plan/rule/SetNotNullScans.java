package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableAction.AlterColumn;
import java.util.List;
import java.util.Set;

/** SET NOT NULL reads every row while nobody else can, unless the catalog proves it needless. */
final class SetNotNullScans implements Rule {
    @Override
    public String id() {
        return "set-not-null-scans";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AlterColumn.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.actions(AlterColumn.class)
                .filter(alter -> alter.change() == AlterColumn.Change.SET_NOT_NULL)
                .filter(alter -> scene.scans(scene.altered()))
                .map(alter -> found(scene, alter.column()))
                .toList();
    }

    private static Finding found(Scene scene, String column) {
        Relation table = scene.altered();
        String message =
                "SET NOT NULL reads all of %s under ACCESS EXCLUSIVE: reads and writes wait"
                        .formatted(table.name());
        return Finding.of(table, message, safer(scene, table, column));
    }

    /** The same without reading the table under that lock. */
    static String safer(Scene scene, Relation table, String name) {
        String alter = "ALTER TABLE " + Scene.sql(table);
        String constraint = Scene.quoted(Scene.derived(table, List.of(name), "not_null"));
        String column = Scene.quoted(name);
        return scene.version() >= 180000
                ? """
                %1$s ADD CONSTRAINT %2$s NOT NULL %3$s NOT VALID;
                -- in a migration of its own
                %1$s VALIDATE CONSTRAINT %2$s;\
                """
                        .formatted(alter, constraint, column)
                : """
                %1$s ADD CONSTRAINT %2$s CHECK (%3$s IS NOT NULL) NOT VALID;
                -- in a migration of its own
                %1$s VALIDATE CONSTRAINT %2$s;
                %1$s ALTER COLUMN %3$s SET NOT NULL;
                %1$s DROP CONSTRAINT %2$s;\
                """
                        .formatted(alter, constraint, column);
    }
}
