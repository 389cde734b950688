package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.plan.effect.Use;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.TableAction.AddColumn;
import dev.lockstep.sql.TableAction.AddConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** ADD FOREIGN KEY reads both tables while nobody can write to either, unless it says NOT VALID. */
final class AddForeignKeyScans implements Rule {
    @Override
    public String id() {
        return "add-foreign-key-scans";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AddConstraint.class, AddColumn.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> findings = new ArrayList<>();
        scene.actions(AddConstraint.class)
                .filter(add -> add.kind() == AddConstraint.Kind.FOREIGN_KEY)
                .filter(add -> !add.notValid() && add.enforced() && add.references() != null)
                .filter(add -> scene.scans(scene.altered()))
                .map(add ->
                        found(
                                scene,
                                Objects.requireNonNull(add.references()),
                                safer(scene, scene.altered(), add)))
                .forEach(findings::add);
        scene.actions(AddColumn.class)
                .filter(add -> add.references() != null && !AddColumnRewrites.present(scene, add))
                .filter(add -> hasValues(add) && scene.scans(scene.altered()))
                .map(add -> found(scene, Objects.requireNonNull(add.references()), ""))
                .forEach(findings::add);
        return findings;
    }

    /** A column that is null everywhere needs no look at the other table. */
    private static boolean hasValues(AddColumn add) {
        return add.definition().defaultValue() != null
                || (add.definition().type() != null && add.definition().type().serial());
    }

    private static Finding found(Scene scene, RelationName references, String safer) {
        Relation from = scene.altered();
        Relation to = scene.relation(references);
        String message =
                "ADD FOREIGN KEY reads %s and %s under SHARE ROW EXCLUSIVE: writes to both wait"
                        .formatted(from.name(), to.name());
        return Finding.of(judged(scene, from, to), message, safer);
    }

    /** Without rows that point there is nothing to look for; else the worse side decides. */
    private static Relation judged(Scene scene, Relation from, Relation to) {
        Use use = scene.facts().use(from);
        boolean harmless = scene.facts().isMade(from) || use.empty();
        Use other = scene.facts().use(to);
        return !harmless && !use.large() && !use.busy() && (other.large() || other.busy())
                ? to
                : from;
    }

    /** On a partitioned table NOT VALID is refused before PostgreSQL 18. */
    static String safer(Scene scene, Relation table, AddConstraint add) {
        if (table.partitioned() && scene.version() < 180000) {
            return "";
        }
        String name = add.constraint();
        return """
        ALTER TABLE %1$s ADD CONSTRAINT %2$s %3$s NOT VALID;
        -- in a migration of its own
        ALTER TABLE %1$s VALIDATE CONSTRAINT %2$s;\
        """
                .formatted(
                        Scene.sql(table),
                        Scene.quoted(
                                name == null ? Scene.derived(table, add.columns(), "fkey") : name),
                        add.text().replaceFirst("(?i)\\s+NOT\\s+VALID\\b", ""));
    }
}
