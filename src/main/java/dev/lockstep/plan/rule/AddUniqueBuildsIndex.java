package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.ColumnDefinition;
import dev.lockstep.sql.TableAction.AddColumn;
import dev.lockstep.sql.TableAction.AddConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** ADD UNIQUE builds an index while nobody else can read or write. */
final class AddUniqueBuildsIndex implements Rule {
    @Override
    public String id() {
        return "add-unique-builds-index";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AddConstraint.class, AddColumn.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> findings = new ArrayList<>();
        scene.actions(AddConstraint.class)
                .filter(add -> add.kind() == AddConstraint.Kind.UNIQUE && add.index() == null)
                .filter(add -> scene.scans(scene.altered()))
                .map(add -> found(scene.altered(), safer(scene, add)))
                .forEach(findings::add);
        scene.actions(AddColumn.class)
                .filter(add -> add.definition().unique() && scene.scans(scene.altered()))
                .filter(add -> !AddColumnRewrites.present(scene, add))
                .map(add -> found(scene.altered(), safer(scene, add)))
                .forEach(findings::add);
        return findings;
    }

    private static Finding found(Relation table, String safer) {
        String message =
                "UNIQUE builds an index of %s under ACCESS EXCLUSIVE: reads and writes wait"
                        .formatted(table.name());
        return Finding.of(table, message, safer);
    }

    private static String safer(Scene scene, AddConstraint add) {
        Relation table = scene.altered();
        String name =
                Objects.requireNonNullElse(
                        add.constraint(), Scene.derived(table, add.columns(), "key"));
        return KeyUsingIndex.sql(scene, table, name, add.text());
    }

    /** A column of nothing but a type can be added before. */
    private static String safer(Scene scene, AddColumn add) {
        ColumnDefinition definition = add.definition();
        Relation table = scene.altered();
        String plain = definition.text().replaceFirst("(?i)\\s+UNIQUE$", "");
        if (definition.type() == null || !plain.equals(definition.type().text())) {
            return "";
        }
        List<String> columns = List.of(add.column());
        String key =
                KeyUsingIndex.sql(
                        scene,
                        table,
                        Scene.derived(table, columns, "key"),
                        "UNIQUE " + Scene.quoted(columns));
        String column =
                "ALTER TABLE %s ADD COLUMN %s %s;"
                        .formatted(Scene.sql(table), Scene.quoted(add.column()), plain);
        return key.isEmpty() ? "" : String.join("\n" + ConcurrentIndex.APART, column, key);
    }
}
