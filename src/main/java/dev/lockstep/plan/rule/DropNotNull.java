package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Column;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableAction.AlterColumn;
import java.util.List;
import java.util.Set;

/** From then on there may be nulls, and the application that reads them was never asked. */
final class DropNotNull implements Rule {
    @Override
    public String id() {
        return "drop-not-null";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AlterColumn.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.changes(AlterColumn.class)
                .filter(alter -> alter.change() == AlterColumn.Change.DROP_NOT_NULL)
                .filter(alter -> demanded(scene, scene.altered(), alter.column()))
                .map(alter ->
                        Finding.note(
                                "%s of %s may be null from then on: see who reads it"
                                        .formatted(alter.column(), scene.altered().name())))
                .toList();
    }

    private static boolean demanded(Scene scene, Relation table, String column) {
        return !scene.isNew(table, column)
                && table.column(column).map(Column::notNull).orElse(true);
    }
}
