package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.plan.effect.KnownType;
import dev.lockstep.plan.effect.Use;
import dev.lockstep.sql.ColumnDefinition;
import dev.lockstep.sql.ColumnDefinition.Generation;
import dev.lockstep.sql.Expression;
import dev.lockstep.sql.TableAction.AddColumn;
import dev.lockstep.sql.TypeName;
import java.util.List;
import java.util.Set;

/** ADD COLUMN NOT NULL has nothing to put into the rows that are there. */
final class AddColumnNotNull implements Rule {
    @Override
    public String id() {
        return "add-column-not-null";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AddColumn.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.actions(AddColumn.class)
                .filter(add -> isEmptyHanded(scene, add.definition()))
                .filter(add -> !AddColumnRewrites.present(scene, add))
                .map(add -> found(scene, add))
                .toList();
    }

    /** A domain may bring a default of its own. */
    private static boolean isEmptyHanded(Scene scene, ColumnDefinition definition) {
        if (!definition.notNull() && !definition.primaryKey()) {
            return false;
        }
        Expression value = definition.defaultValue();
        TypeName type = definition.type();
        boolean given =
                (value != null && !value.text().equalsIgnoreCase("null"))
                        || definition.generation() != Generation.NONE
                        || (type != null && type.serial());
        KnownType known = type == null ? null : scene.facts().types().get(type.text());
        boolean domain = known != null && known.oid() != known.base();
        return !given && !domain;
    }

    private static Finding found(Scene scene, AddColumn add) {
        Relation table = scene.altered();
        String column = "ADD COLUMN %s NOT NULL without a default".formatted(add.column());
        Use use = scene.facts().use(table);
        if (scene.facts().isMade(table) || use.empty()) {
            return Finding.note(
                    "%s: every later INSERT into %s that does not know it fails"
                            .formatted(column, table.name()));
        }
        TypeName type = add.definition().type();
        String safer =
                type == null
                        ? ""
                        : """
                        ALTER TABLE %s ADD COLUMN %s %s;
                        -- in a migration of its own
                        -- fill it, then make it NOT NULL (help hazard set-not-null-scans)\
                        """
                                .formatted(
                                        Scene.sql(table), Scene.quoted(add.column()), type.text());
        return use.equals(Use.UNKNOWN)
                ? Finding.of(
                        table, "%s fails if %s has rows".formatted(column, table.name()), safer)
                : Finding.failing("%s fails: %s has rows".formatted(column, table.name()), safer);
    }
}
