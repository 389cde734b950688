package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Column;
import dev.lockstep.plan.effect.Facts.Index;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableAction.AddColumn;
import dev.lockstep.sql.TableAction.AddConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** ADD PRIMARY KEY builds an index while nobody else can read or write. */
final class AddPrimaryKeyBuildsIndex implements Rule {
    @Override
    public String id() {
        return "add-primary-key-builds-index";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AddConstraint.class, AddColumn.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> findings = new ArrayList<>();
        scene.actions(AddConstraint.class)
                .filter(add -> add.kind() == AddConstraint.Kind.PRIMARY_KEY)
                .filter(add -> scene.scans(scene.altered()))
                .map(add -> found(scene, add))
                .forEach(findings::add);
        scene.actions(AddColumn.class)
                .filter(add -> add.definition().primaryKey() && scene.scans(scene.altered()))
                .filter(add -> !AddColumnRewrites.present(scene, add))
                .map(add -> Finding.of(scene.altered(), builds(scene.altered()), ""))
                .forEach(findings::add);
        return findings;
    }

    private static String builds(Relation table) {
        return "PRIMARY KEY builds an index of %s under ACCESS EXCLUSIVE: reads and writes wait"
                .formatted(table.name());
    }

    /** With an index that is there it still looks for nulls, unless the columns are NOT NULL. */
    private static Finding found(Scene scene, AddConstraint add) {
        Relation table = scene.altered();
        if (add.index() == null) {
            return Finding.of(table, builds(table), safer(scene, table, add));
        }
        String message =
                "PRIMARY KEY USING INDEX reads all of %s for nulls under ACCESS EXCLUSIVE: reads and writes wait"
                        .formatted(table.name());
        String key =
                "ALTER TABLE %s ADD CONSTRAINT %s %s;"
                        .formatted(Scene.sql(table), Scene.quoted(name(table, add)), add.text());
        List<String> keys =
                table.indexes().stream()
                        .filter(index -> index.name().equals(add.index()))
                        .map(Index::keys)
                        .findFirst()
                        .orElse(List.of());
        return Finding.of(table, message, keys.isEmpty() ? "" : notNull(scene, keys) + key);
    }

    private static String name(Relation table, AddConstraint add) {
        return Objects.requireNonNullElse(add.constraint(), Scene.local(table) + "_pkey");
    }

    private static String safer(Scene scene, Relation table, AddConstraint add) {
        String before = notNull(scene, add.columns());
        String key = KeyUsingIndex.sql(scene, table, name(table, add), add.text());
        boolean none = key.isEmpty() || (table.partitioned() && !before.isEmpty());
        return none ? "" : before + key;
    }

    /** Steps before the key, for those columns that may still be null. */
    private static String notNull(Scene scene, List<String> columns) {
        Relation table = scene.altered();
        return columns.stream()
                .filter(column -> table.column(column).filter(Column::notNull).isEmpty())
                .map(column -> SetNotNullScans.safer(scene, table, column))
                .map(step -> step + "\n" + ConcurrentIndex.APART)
                .collect(Collectors.joining());
    }
}
