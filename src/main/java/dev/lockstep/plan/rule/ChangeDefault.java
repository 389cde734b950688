package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Column;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableAction.AlterColumn;
import dev.lockstep.sql.TableAction.AlterColumn.Change;
import java.util.List;
import java.util.Set;

/** Rows that the application writes without naming the column get another value, or none. */
final class ChangeDefault implements Rule {
    @Override
    public String id() {
        return "change-default";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AlterColumn.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.changes(AlterColumn.class)
                .filter(ChangeDefault::changes)
                .filter(alter -> !scene.isNew(scene.altered(), alter.column()))
                .map(alter -> found(scene.altered(), alter))
                .toList();
    }

    private static boolean changes(AlterColumn alter) {
        return alter.change() == Change.SET_DEFAULT || alter.change() == Change.DROP_DEFAULT;
    }

    private static Finding found(Relation table, AlterColumn alter) {
        String rows = "new rows of %s that leave out %s ".formatted(table.name(), alter.column());
        if (alter.change() == Change.SET_DEFAULT) {
            return Finding.note(rows + "get another value: see who relies on the old one");
        }
        boolean demanded = table.column(alter.column()).filter(Column::notNull).isPresent();
        return demanded
                ? Finding.warning(rows + "fail: it must not be null", "")
                : Finding.note(rows + "get null: see who relies on the default");
    }
}
