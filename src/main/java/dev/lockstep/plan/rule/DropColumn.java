package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Column;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableAction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the column held is gone, and applications that still name it fail. */
final class DropColumn implements Rule {
    @Override
    public String id() {
        return "drop-column";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(TableAction.DropColumn.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.changes(TableAction.DropColumn.class)
                .filter(drop -> !(drop.ifExists() && absent(scene, drop.column())))
                .map(drop -> found(scene, scene.altered(), drop.column()))
                .toList();
    }

    private static boolean absent(Scene scene, String column) {
        Relation table = scene.altered();
        boolean known = !scene.facts().assumed() && !scene.facts().isMade(table);
        return known && table.column(column).isEmpty() && !scene.addsColumns(table);
    }

    private static Finding found(Scene scene, Relation table, String column) {
        String message =
                "DROP COLUMN: the data of %s of %s is lost, and applications that use it fail"
                        .formatted(column, table.name());
        if (Kept.is(column)) {
            return Finding.note("DROP COLUMN: the data of %s is lost".formatted(column));
        }
        return scene.isNew(table, column)
                ? Finding.note(message)
                : Finding.failing(message, safer(table, column));
    }

    private static String safer(Relation table, String column) {
        String optional =
                demanded(table, column)
                        ? "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL;\n"
                                .formatted(Scene.sql(table), Scene.quoted(column))
                        : "";
        return optional
                + """
                -- in a migration of its own, when no application uses it
                ALTER TABLE %1$s RENAME COLUMN %2$s TO %3$s;
                -- in a migration of its own, when nobody has missed it
                ALTER TABLE %1$s DROP COLUMN %3$s;\
                """
                        .formatted(
                                Scene.sql(table),
                                Scene.quoted(column),
                                Scene.quoted(Kept.of(column)));
    }

    /** Whether who leaves it out fails; a primary key's columns stay as they are. */
    private static boolean demanded(Relation table, String name) {
        Optional<Column> column = table.column(name).filter(Column::notNull);
        return column.isPresent()
                && table.constraints().stream()
                        .noneMatch(key -> key.kind() == 'p' && key.columns().contains(name));
    }
}
