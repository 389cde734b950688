package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Column;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.DataShape.ChangeRows;
import dev.lockstep.sql.TableAction.AddConstraint;
import dev.lockstep.sql.TableAction.AddConstraint.Kind;
import java.util.List;
import java.util.Set;

/** A constraint that is not valid yet is demanded all the same of each row that is changed. */
final class NotValidCheckBlocksOldRows implements Rule {
    @Override
    public String id() {
        return "not-valid-check-blocks-old-rows";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AddConstraint.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.actions(AddConstraint.class)
                .filter(add -> add.kind() == Kind.CHECK || add.kind() == Kind.NOT_NULL)
                .filter(add -> add.notValid() && add.enforced())
                .filter(add -> !isSaid(scene, add) && !isFilled(scene))
                .map(add -> found(scene, add))
                .toList();
    }

    /** The columns are NOT NULL already. */
    private static boolean isSaid(Scene scene, AddConstraint add) {
        return add.kind() == Kind.NOT_NULL
                && add.columns().stream()
                        .allMatch(column ->
                                scene.altered().column(column).filter(Column::notNull).isPresent());
    }

    /** The script has just changed the old rows. */
    private static boolean isFilled(Scene scene) {
        return scene.before().stream()
                .anyMatch(each ->
                        each.shape() instanceof ChangeRows change
                                && change.verb() == ChangeRows.Verb.UPDATE
                                && scene.relation(change.target())
                                        .name()
                                        .equals(scene.altered().name()));
    }

    private static Finding found(Scene scene, AddConstraint add) {
        Relation table = scene.altered();
        String message =
                "from now on an UPDATE of a row of %s that does not meet it yet fails (%s)"
                        .formatted(table.name(), add.kind() == Kind.CHECK ? "23514" : "23502");
        return scene.facts().isMade(table) || scene.facts().use(table).empty()
                ? Finding.note(message)
                : Finding.warning(message, safer(table, add));
    }

    private static String safer(Relation table, AddConstraint add) {
        String unfit =
                add.check() == null
                        ? Scene.quoted(add.columns().getFirst()) + " IS NULL"
                        : "NOT (" + add.check().text() + ")";
        String name = add.constraint();
        return """
        -- rows that do not meet it: change these first, until there are none
        SELECT * FROM %1$s WHERE %2$s LIMIT 10;
        -- in a migration of its own
        ALTER TABLE %1$s ADD %3$s%4$s;\
        """
                .formatted(
                        Scene.sql(table),
                        unfit,
                        name == null ? "" : "CONSTRAINT " + Scene.quoted(name) + " ",
                        add.text());
    }
}
