package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Column;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableAction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applications that run know the column by its old name. */
final class RenameColumn implements Rule {
    @Override
    public String id() {
        return "rename-column";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(TableAction.RenameColumn.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.changes(TableAction.RenameColumn.class)
                .map(rename -> found(scene, rename))
                .toList();
    }

    private static Finding found(Scene scene, TableAction.RenameColumn rename) {
        Relation relation = scene.altered();
        String message =
                "RENAME COLUMN: applications that use %s of %s fail from then on"
                        .formatted(rename.column(), relation.name());
        return scene.isNew(relation, rename.column())
                ? Finding.note(message)
                : Finding.failing(message, safer(relation, rename));
    }

    /** Both columns side by side, a trigger between them; the old one goes when nobody uses it. */
    private static String safer(Relation table, TableAction.RenameColumn rename) {
        Optional<Column> old =
                table.column(rename.column())
                        .filter(column -> column.generated().isEmpty())
                        .filter(column -> table.stored() || table.partitioned());
        String sync = Scene.local(table) + "_" + rename.newName() + "_sync";
        return old.map(column ->
                        """
                        ALTER TABLE %1$s ADD COLUMN %3$s %4$s;
                        CREATE FUNCTION %5$s() RETURNS trigger LANGUAGE plpgsql AS $$
                        BEGIN
                            IF TG_OP = 'INSERT' THEN
                                NEW.%3$s := coalesce(NEW.%3$s, NEW.%2$s);
                                NEW.%2$s := NEW.%3$s;
                            ELSIF NEW.%3$s IS DISTINCT FROM OLD.%3$s THEN
                                NEW.%2$s := NEW.%3$s;
                            ELSE
                                NEW.%3$s := NEW.%2$s;
                            END IF;
                            RETURN NEW;
                        END $$;
                        CREATE TRIGGER %6$s BEFORE INSERT OR UPDATE ON %1$s
                            FOR EACH ROW EXECUTE FUNCTION %5$s();
                        -- in a migration of its own: UPDATE %1$s SET %3$s = %2$s, in small batches
                        -- when no application uses the old column: drop it, trigger and function\
                        """
                                .formatted(
                                        Scene.sql(table),
                                        Scene.quoted(rename.column()),
                                        Scene.quoted(rename.newName()),
                                        column.written(),
                                        Scene.sql(Scene.sibling(table, sync)),
                                        Scene.quoted(sync)))
                .orElse("");
    }
}
