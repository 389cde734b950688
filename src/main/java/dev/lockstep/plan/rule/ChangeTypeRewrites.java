package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableAction.ChangeType;
import java.util.List;
import java.util.Set;

/** ALTER COLUMN TYPE writes every row and index anew, unless the old values are the new ones. */
final class ChangeTypeRewrites implements Rule {
    @Override
    public String id() {
        return "change-type-rewrites";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(ChangeType.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.actions(ChangeType.class)
                .filter(change -> harms(scene))
                .map(change -> found(scene, change))
                .toList();
    }

    private static boolean harms(Scene scene) {
        return scene.rewrites(scene.altered()) || scene.scans(scene.altered());
    }

    private static Finding found(Scene scene, ChangeType change) {
        Relation table = scene.altered();
        boolean rewrites = scene.rewrites(table);
        String message =
                "ALTER %s TYPE %s %s under ACCESS EXCLUSIVE: reads and writes wait"
                        .formatted(
                                change.column(),
                                change.type().text(),
                                rewrites
                                        ? "writes all of " + table.name() + " anew"
                                        : "checks " + table.name() + " or builds its indexes anew");
        return Finding.of(table, message, rewrites ? safer(table, change) : "");
    }

    /** A second column, kept the same by a trigger until it can take the first one's place. */
    private static String safer(Relation table, ChangeType change) {
        boolean plain = change.using() == null || change.column().equals(change.using().column());
        if (!plain || change.collation()) {
            return "";
        }
        String sync = Scene.local(table) + "_" + change.column() + "_sync";
        return """
        ALTER TABLE %1$s ADD COLUMN %2$s %4$s;
        CREATE FUNCTION %5$s() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            NEW.%2$s := NEW.%3$s::%4$s;
            RETURN NEW;
        END $$;
        CREATE TRIGGER %6$s BEFORE INSERT OR UPDATE ON %1$s
            FOR EACH ROW EXECUTE FUNCTION %5$s();
        -- in a migration of its own
        -- a few thousand rows at a time
        UPDATE %1$s SET %2$s = %3$s::%4$s WHERE %2$s IS NULL AND %3$s IS NOT NULL;
        -- in a migration of its own
        -- give it the indexes and constraints of %3$s; then, in one transaction, drop the
        -- trigger and let it take the name of %3$s\
        """
                .formatted(
                        Scene.sql(table),
                        Scene.quoted(change.column() + "_new"),
                        Scene.quoted(change.column()),
                        change.type().text(),
                        Scene.beside(table, sync),
                        Scene.quoted(sync));
    }
}
