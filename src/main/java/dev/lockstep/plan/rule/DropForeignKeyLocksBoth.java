package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Constraint;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.ObjectShape.DropObjects;
import dev.lockstep.sql.TableAction.DropColumn;
import dev.lockstep.sql.TableAction.DropConstraint;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The triggers of a foreign key lie on both tables, so both are locked when it goes: by itself,
 * with its column, or with its table ({@code RemoveTriggerById}).
 */
final class DropForeignKeyLocksBoth implements Rule {
    @Override
    public String id() {
        return "drop-foreign-key-locks-both";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(DropObjects.class, DropConstraint.class, DropColumn.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return Stream.concat(
                        dropped(scene).map(key -> found(scene, key)),
                        scene.facts().assumed() ? assumed(scene) : Stream.empty())
                .toList();
    }

    private static Stream<Constraint> dropped(Scene scene) {
        if (scene.shape() instanceof DropObjects drop && drop.object().equals("TABLE")) {
            List<Relation> gone = drop.names().stream().map(scene::relation).toList();
            return gone.stream()
                    .flatMap(table -> table.constraints().stream())
                    .filter(Constraint::foreignKey)
                    .filter(key -> !gone.contains(scene.facts().relation(key.referenced())));
        }
        Stream<Constraint> named =
                scene.actions(DropConstraint.class)
                        .flatMap(drop -> scene.altered().constraint(drop.constraint()).stream());
        Stream<Constraint> with =
                scene.actions(DropColumn.class)
                        .flatMap(drop ->
                                scene.altered().constraints().stream()
                                        .filter(k -> k.columns().contains(drop.column())));
        return Stream.concat(named, with)
                .filter(Constraint::foreignKey)
                .filter(key -> key.referenced() != scene.altered().oid());
    }

    private static Finding found(Scene scene, Constraint key) {
        Relation from = scene.facts().relation(key.relation());
        Relation to = scene.facts().relation(key.referenced());
        String message =
                "the foreign key %s goes: reads and writes of %s wait, and of %s as well"
                        .formatted(key.name(), from.name(), to.name());
        boolean alone = scene.actions(DropConstraint.class).findAny().isPresent();
        String safer =
                """
                ALTER TABLE %s DROP CONSTRAINT %s;
                -- in a migration of its own
                %s\
                """
                        .formatted(Scene.sql(from), Scene.quoted(key.name()), scene.sql());
        return Finding.of(to, message, alone ? "" : safer);
    }

    /** Without a database only the name of a constraint tells what it is. */
    private static Stream<Finding> assumed(Scene scene) {
        return scene.actions(DropConstraint.class)
                .filter(drop -> drop.constraint().matches("(?i).*(fk|foreign).*"))
                .filter(drop -> scene.altered().constraint(drop.constraint()).isEmpty())
                .map(drop ->
                        Finding.of(
                                scene.altered(),
                                "the foreign key %s of %s goes: both its tables are locked"
                                        .formatted(drop.constraint(), scene.altered().name()),
                                ""));
    }
}
