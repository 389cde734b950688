package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an index is built while others write. A partitioned table cannot have one built so: each
 * partition gets its own, and they are put together (manual, CREATE INDEX).
 */
final class ConcurrentIndex {
    static final String APART = "-- in a migration of its own\n";

    private ConcurrentIndex() {}

    /**
     * The statements, without a line break at the end; empty where partitions have partitions.
     *
     * @param name null when the server shall choose one
     * @param text what follows the table: {@code USING gin (a) WHERE b}
     */
    static String sql(
            Scene scene, Relation table, boolean unique, @Nullable String name, String text) {
        String create = unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
        if (!table.partitioned()) {
            return "%sCONCURRENTLY %sON %s %s;"
                    .formatted(
                            create,
                            name == null ? "" : Scene.quoted(name) + " ",
                            Scene.sql(table),
                            text);
        }
        List<Relation> leaves = leaves(scene, table);
        if (leaves.isEmpty() || name == null) {
            return "";
        }
        List<String> steps = new ArrayList<>();
        steps.add(
                "%s%s ON ONLY %s %s;\n"
                        .formatted(create, Scene.quoted(name), Scene.sql(table), text));
        for (Relation leaf : leaves) {
            String part = Scene.quoted(of(leaf, name));
            String to = Scene.sql(leaf);
            steps.add(create + "CONCURRENTLY %s ON %s %s;\n".formatted(part, to, text));
        }
        List<String> joins = leaves.stream().map(leaf -> attach(table, name, leaf)).toList();
        return String.join(APART, steps) + APART + String.join("\n", joins);
    }

    /** The partitions, where none of them is partitioned again. */
    static List<Relation> leaves(Scene scene, Relation table) {
        List<Relation> below =
                scene.facts().family(table).stream()
                        .filter(each -> !each.equals(table))
                        .sorted(Comparator.comparing(Relation::name))
                        .toList();
        return below.stream().allMatch(Relation::stored) ? below : List.of();
    }

    /** The name of a partition's part of an index. */
    static String of(Relation leaf, String name) {
        return Scene.local(leaf) + "_" + name;
    }

    static String attach(Relation table, String name, Relation leaf) {
        return "ALTER INDEX %s ATTACH PARTITION %s;"
                .formatted(Scene.beside(table, name), Scene.beside(leaf, of(leaf, name)));
    }
}
