package dev.lockstep.plan.rule;

import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.ObjectShape.CreateTrigger;
import dev.lockstep.sql.ObjectShape.CreateView;
import dev.lockstep.sql.ObjectShape.Definition;
import dev.lockstep.sql.ObjectShape.DropObjects;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableShape.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * CREATE TRIGGER, and ENABLE and DISABLE TRIGGER, lock out writers; what else belongs to a table or
 * view by name, readers too ({@code AlterTableGetLockLevel}, {@code policy.c}, {@code trigger.c}).
 */
final class TriggerLocks implements Rule {
    private static final Set<String> ATTACHED = Set.of("TRIGGER", "POLICY", "RULE");
    private static final String SWITCHES =
            "(ENABLE|DISABLE)( ALWAYS| REPLICA)? (TRIGGER|RULE)"
                    + "|(ENABLE|DISABLE|FORCE|NO FORCE) ROW LEVEL SECURITY";

    @Override
    public String id() {
        return "trigger-locks";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(
                CreateTrigger.class,
                CreateView.class,
                DropObjects.class,
                Definition.class,
                TableAction.Other.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return concerns(scene.shape())
                ? scene.shape().relations().stream()
                        .map(scene::relation)
                        .filter(relation -> isThere(scene, relation))
                        .flatMap(relation -> found(scene, relation).stream())
                        .toList()
                : List.of();
    }

    private static boolean concerns(StatementShape shape) {
        return switch (shape) {
            case CreateTrigger create -> true;
            case CreateView create -> create.orReplace();
            case DropObjects drop -> ATTACHED.contains(drop.object());
            case Definition definition ->
                    ATTACHED.stream().anyMatch(object -> definition.kind().endsWith(object))
                            && !definition.kind().endsWith("EVENT TRIGGER");
            case AlterTable alter ->
                    alter.actions().stream()
                            .anyMatch(action ->
                                    action instanceof TableAction.Other other
                                            && other.words().matches(SWITCHES));
            default -> false;
        };
    }

    /** CREATE OR REPLACE of a view that is not there locks nothing of anybody. */
    private static boolean isThere(Scene scene, Relation relation) {
        return !relation.unknown() || scene.facts().isMade(relation);
    }

    private static Optional<Finding> found(Scene scene, Relation relation) {
        return scene.effects().locks().stream()
                .filter(lock -> lock.relation().equals(relation.name()))
                .map(RelationLock::mode)
                .filter(mode -> mode.compareTo(LockMode.SHARE_ROW_EXCLUSIVE) >= 0)
                .findFirst()
                .map(mode -> found(scene.shape(), relation, mode));
    }

    private static Finding found(StatementShape shape, Relation relation, LockMode mode) {
        String who = mode == LockMode.ACCESS_EXCLUSIVE ? "reads and writes" : "writes";
        String message =
                "%s locks %s %s: %s wait until the transaction ends"
                        .formatted(shape.kind(), relation.name(), mode.words(), who);
        return Finding.of(relation, message, "");
    }
}
