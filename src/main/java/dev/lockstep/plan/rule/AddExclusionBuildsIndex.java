package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableAction.AddConstraint;
import java.util.List;
import java.util.Set;

/** ADD EXCLUDE builds an index while nobody else can read or write; there is no other way. */
final class AddExclusionBuildsIndex implements Rule {
    @Override
    public String id() {
        return "add-exclusion-builds-index";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AddConstraint.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.actions(AddConstraint.class)
                .filter(add -> add.kind() == AddConstraint.Kind.EXCLUDE)
                .filter(add -> scene.scans(scene.altered()))
                .map(add -> found(scene.altered()))
                .toList();
    }

    private static Finding found(Relation table) {
        String message =
                "EXCLUDE builds an index of %s under ACCESS EXCLUSIVE: reads and writes wait"
                        .formatted(table.name());
        return Finding.of(table, message, "");
    }
}
