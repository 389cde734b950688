package dev.lockstep.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which columns partition keys name, and which tables belong together. */
final class PartitionKeys {
    private static final Pattern NAME =
            Pattern.compile("\"(?:[^\"]|\"\")*+\"|[\\p{L}_][\\p{L}\\p{N}_$]*+");

    private PartitionKeys() {}

    /**
     * Whether the key of the column's table, or of one below it, names the column; a function of
     * that name in a key is taken for it.
     */
    static boolean hold(Model model, ObjectId column) {
        return below(model, Model.tableOf(column)).stream()
                .map(model::get)
                .anyMatch(
                        table -> table != null && names(table.get("partition key"), column.name()));
    }

    private static boolean names(String key, String column) {
        Matcher matcher = NAME.matcher(key);
        while (matcher.find()) {
            if (matcher.group().equals(column)) {
                return true;
            }
        }
        return false;
    }

    /** The table, its partitions and the tables that inherit from it, and so on. */
    static Set<ObjectId> below(Model model, ObjectId table) {
        Set<ObjectId> below = new LinkedHashSet<>();
        Deque<ObjectId> open = new ArrayDeque<>(Set.of(table));
        while (!open.isEmpty()) {
            ObjectId id = open.remove();
            if (below.add(id)) {
                model.dependents(id).stream()
                        .filter(each -> each.kind() == ObjectKind.TABLE)
                        .filter(each -> isChild(model.object(each), id))
                        .forEach(open::add);
            }
        }
        return below;
    }

    /** Whether it is a partition of that one, or inherits from it. */
    static boolean isChild(SchemaObject table, ObjectId parent) {
        return table.get("partition of").equals(parent.path())
                || (", " + table.get("inherits") + ", ").contains(", " + parent.path() + ", ");
    }
}
