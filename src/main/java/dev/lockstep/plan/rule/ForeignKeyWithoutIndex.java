package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.IndexShape.CreateIndex;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.TableAction.AddColumn;
import dev.lockstep.sql.TableAction.AddConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A foreign key whose columns no index begins with: a delete at its other end reads this table. */
final class ForeignKeyWithoutIndex implements Rule {
    @Override
    public String id() {
        return "foreign-key-without-index";
    }

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> findings = new ArrayList<>();
        scene.actions(AddConstraint.class)
                .filter(add -> add.kind() == AddConstraint.Kind.FOREIGN_KEY && add.enforced())
                .filter(add -> add.references() != null && !add.columns().isEmpty())
                .filter(add -> !indexed(scene, add.columns()))
                .map(add -> found(scene, add.references(), add.columns(), safer(scene, add)))
                .forEach(findings::add);
        scene.actions(AddColumn.class)
                .filter(add -> add.references() != null && !AddColumnRewrites.present(scene, add))
                .filter(add -> !add.definition().unique() && !add.definition().primaryKey())
                .map(add -> found(scene, add.references(), List.of(add.column()), ""))
                .forEach(findings::add);
        return findings;
    }

    /** Its first columns, in any order; an index over some of the rows does not help. */
    private static boolean indexed(Scene scene, List<String> columns) {
        Relation table = scene.altered();
        Stream<List<String>> there =
                table.indexes().stream().filter(i -> !i.computed()).map(i -> i.keys());
        Stream<List<String>> planned =
                scene.before().stream()
                        .filter(s -> s.shape() instanceof CreateIndex)
                        .map(s -> (CreateIndex) s.shape())
                        .filter(c -> scene.relation(c.relation()).name().equals(table.name()))
                        .filter(c -> !c.text().matches("(?is).*\\bWHERE\\b.*"))
                        .map(CreateIndex::keys);
        Set<String> wanted = new HashSet<>(columns);
        return Stream.concat(there, planned)
                .filter(keys -> keys.size() >= columns.size())
                .anyMatch(keys -> new HashSet<>(keys.subList(0, columns.size())).equals(wanted));
    }

    private static Finding found(
            Scene scene, RelationName references, List<String> columns, String safer) {
        Relation table = scene.altered();
        String message =
                "no index of %s begins with %s: each delete in %s will read all of it"
                        .formatted(
                                table.name(),
                                Scene.quoted(columns),
                                scene.relation(references).name());
        return Finding.of(table, message, safer);
    }

    private static String safer(Scene scene, AddConstraint add) {
        Relation table = scene.altered();
        String name = table.partitioned() ? Scene.derived(table, add.columns(), "idx") : null;
        String index =
                ConcurrentIndex.sql(scene, table, false, name, Scene.quoted(add.columns()));
        String key = AddForeignKeyScans.safer(scene, table, add);
        return index.isEmpty() || key.isEmpty()
                ? index
                : String.join("\n" + ConcurrentIndex.APART, index, key);
    }
}
