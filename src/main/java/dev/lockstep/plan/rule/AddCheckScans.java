package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableAction.AddConstraint;
import java.util.List;
import java.util.Set;

/** ADD CHECK reads every row while nobody else can, unless it says NOT VALID. */
final class AddCheckScans implements Rule {
    @Override
    public String id() {
        return "add-check-scans";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AddConstraint.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.actions(AddConstraint.class)
                .filter(add -> add.kind() == AddConstraint.Kind.CHECK)
                .filter(add -> !add.notValid() && add.enforced())
                .map(add -> found(scene.altered(), add))
                .toList();
    }

    private static Finding found(Relation table, AddConstraint add) {
        String name = add.constraint();
        String message =
                "ADD CHECK reads all of %s under ACCESS EXCLUSIVE: reads and writes wait"
                        .formatted(table.name());
        if (name == null || add.check() == null) {
            return Finding.of(table, message, "");
        }
        String safer =
                """
                ALTER TABLE %1$s ADD CONSTRAINT %2$s CHECK (%3$s) NOT VALID;
                -- in a migration of its own
                ALTER TABLE %1$s VALIDATE CONSTRAINT %2$s;\
                """
                        .formatted(Scene.sql(table), Scene.quoted(name), add.check().text());
        return Finding.of(table, message, safer);
    }
}
