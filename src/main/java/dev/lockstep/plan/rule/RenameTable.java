package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.ObjectShape.CreateView;
import dev.lockstep.sql.ObjectShape.DropObjects;
import dev.lockstep.sql.SessionShape.TransactionControl;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableShape.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Applications that run know the table, or view, by its old name. */
final class RenameTable implements Rule {
    @Override
    public String id() {
        return "rename-table";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(TableAction.RenameTable.class, TableAction.Other.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return Stream.concat(
                        scene.changes(TableAction.RenameTable.class)
                                .map(each -> Scene.sibling(scene.altered(), each.newName())),
                        scene.changes(TableAction.Other.class)
                                .filter(each -> each.words().equals("SET SCHEMA"))
                                .flatMap(each -> Optional.ofNullable(each.name()).stream())
                                .map(schema -> schema + "." + Scene.local(scene.altered())))
                .filter(name -> !standsIn(scene, name) && !replaced(scene))
                .map(name -> found(scene, scene.altered(), name))
                .toList();
    }

    private static Finding found(Scene scene, Relation relation, String name) {
        String message =
                "%s becomes %s: applications that use it by the old name fail from then on"
                        .formatted(relation.name(), name);
        String safer =
                """
                CREATE VIEW %1$s%2$s AS SELECT * FROM %3$s;
                -- in a migration of its own, when all applications use the new name
                DROP VIEW %1$s;
                %4$s;\
                """
                        .formatted(
                                Scene.sql(name),
                                scene.version() >= 150000 ? " WITH (security_invoker)" : "",
                                Scene.sql(relation),
                                scene.statement().sql());
        return scene.breaking(relation, message, safer);
    }

    /** A view of the new name made way for it just now: whoever used that goes on. */
    private static boolean standsIn(Scene scene, String name) {
        return scene.together().scenes().stream()
                .map(Scene::shape)
                .anyMatch(shape ->
                        shape instanceof DropObjects drop
                                && drop.object().equals("VIEW")
                                && drop.names().stream()
                                        .map(view -> scene.relation(view).name())
                                        .anyMatch(name::equals));
    }

    /** Another table or a view takes the old name before the transaction ends. */
    private static boolean replaced(Scene scene) {
        String old = scene.altered().name();
        return scene.together().open()
                && scene.behind().stream()
                        .map(Statement::shape)
                        .takeWhile(shape -> !(shape instanceof TransactionControl))
                        .anyMatch(shape -> takes(scene, shape, old));
    }

    private static boolean takes(Scene scene, StatementShape shape, String name) {
        return switch (shape) {
            case CreateView view -> scene.relation(view.name()).name().equals(name);
            case AlterTable alter ->
                    alter.actions().stream()
                            .filter(TableAction.RenameTable.class::isInstance)
                            .map(TableAction.RenameTable.class::cast)
                            .map(each -> beside(scene, alter, each))
                            .anyMatch(name::equals);
            default -> false;
        };
    }

    private static String beside(Scene scene, AlterTable alter, TableAction.RenameTable rename) {
        return Scene.sibling(scene.relation(alter.relation()), rename.newName());
    }
}
