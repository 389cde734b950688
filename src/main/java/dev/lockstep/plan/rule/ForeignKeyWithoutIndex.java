package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.IndexShape.CreateIndex;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.TableAction.AddColumn;
import dev.lockstep.sql.TableAction.AddConstraint;
import dev.lockstep.sql.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A foreign key whose columns no index begins with: a delete at its other end reads this table. */
final class ForeignKeyWithoutIndex implements Rule {
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "REFERENCES\\s+\\S+(\\s*\\([^()]*\\))?"
                            + "(\\s+ON\\s+(DELETE|UPDATE)\\s+"
                            + "(CASCADE|RESTRICT|NO\\s+ACTION|SET\\s+(NULL|DEFAULT)))*",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public String id() {
        return "foreign-key-without-index";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AddConstraint.class, AddColumn.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> findings = new ArrayList<>();
        scene.actions(AddConstraint.class)
                .filter(add -> add.kind() == AddConstraint.Kind.FOREIGN_KEY && add.enforced())
                .filter(add -> add.references() != null && !add.columns().isEmpty())
                .filter(add -> !indexed(scene, add.columns()))
                .map(add ->
                        found(
                                scene,
                                Objects.requireNonNull(add.references()),
                                add.columns(),
                                safer(scene, add)))
                .forEach(findings::add);
        scene.actions(AddColumn.class)
                .filter(add -> add.references() != null && !AddColumnRewrites.present(scene, add))
                .filter(add -> !add.definition().unique() && !add.definition().primaryKey())
                .map(add ->
                        found(
                                scene,
                                Objects.requireNonNull(add.references()),
                                List.of(add.column()),
                                safer(scene, add)))
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

    /** The column first, where it is nothing but a type and the reference. */
    private static String safer(Scene scene, AddColumn add) {
        TypeName type = add.definition().type();
        String text = add.definition().text();
        if (type == null || !text.startsWith(type.text())) {
            return "";
        }
        String rest = text.substring(type.text().length()).strip();
        if (!REFERENCE.matcher(rest).matches()) {
            return "";
        }
        List<String> columns = List.of(add.column());
        AddConstraint key =
                new AddConstraint(
                        null,
                        AddConstraint.Kind.FOREIGN_KEY,
                        columns,
                        false,
                        true,
                        null,
                        add.references(),
                        null,
                        "FOREIGN KEY " + Scene.quoted(columns) + " " + rest);
        String column =
                "ALTER TABLE %s ADD COLUMN %s %s;\n"
                        .formatted(
                                Scene.sql(scene.altered()),
                                Scene.quoted(add.column()),
                                type.text());
        return column + ConcurrentIndex.APART + safer(scene, key);
    }

    private static String safer(Scene scene, AddConstraint add) {
        Relation table = scene.altered();
        String name = table.partitioned() ? Scene.derived(table, add.columns(), "idx") : null;
        String index = ConcurrentIndex.sql(scene, table, false, name, Scene.quoted(add.columns()));
        String key = AddForeignKeyScans.safer(scene, table, add);
        return index.isEmpty() || key.isEmpty()
                ? index
                : String.join("\n" + ConcurrentIndex.APART, index, key);
    }
}
