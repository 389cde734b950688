package dev.lockstep.schema;

import dev.lockstep.schema.Difference.Added;
import dev.lockstep.schema.Difference.Change;
import dev.lockstep.schema.Difference.Changed;
import dev.lockstep.schema.Difference.Dropped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How one schema differs from another.
 *
 * @param differences ordered by kind and name; a new table's columns are in the table's
 * @param notes what a person should know besides: the order of columns, what may be a rename
 */
public record SchemaDiff(
        SchemaSnapshot from, SchemaSnapshot to, List<Difference> differences, List<String> notes) {
    /** Keeps its own copies. */
    public SchemaDiff {
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
    }

    /** What would have to change in the first to be like the second. */
    public static SchemaDiff of(SchemaSnapshot from, SchemaSnapshot to) {
        TreeSet<ObjectId> ids = new TreeSet<>(from.objects().keySet());
        ids.addAll(to.objects().keySet());
        Map<String, List<SchemaObject>> before = columns(from.objects());
        Map<String, List<SchemaObject>> after = columns(to.objects());
        List<Difference> differences = new ArrayList<>();
        for (ObjectId id : ids) {
            Difference difference = difference(id, from.objects(), to.objects(), before, after);
            if (difference != null) {
                differences.add(difference);
            }
        }
        return new SchemaDiff(from, to, differences, DiffNotes.of(from, to));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return differences.isEmpty();
    }

    private static @Nullable Difference difference(
            ObjectId id,
            Map<ObjectId, SchemaObject> from,
            Map<ObjectId, SchemaObject> to,
            Map<String, List<SchemaObject>> columnsBefore,
            Map<String, List<SchemaObject>> columnsAfter) {
        SchemaObject before = from.get(id);
        SchemaObject after = to.get(id);
        if (before != null && after != null) {
            List<Change> changes = changes(before, after);
            return changes.isEmpty() ? null : new Changed(before, after, changes);
        }
        ObjectId table = new ObjectId(ObjectKind.TABLE, id.schema(), "", id.parent());
        boolean ofColumn = id.kind() == ObjectKind.COLUMN;
        if (after != null) {
            return ofColumn && !from.containsKey(table)
                    ? null
                    : new Added(after, of(id, columnsAfter));
        }
        return before == null || (ofColumn && !to.containsKey(table))
                ? null
                : new Dropped(before, of(id, columnsBefore));
    }

    private static List<SchemaObject> of(ObjectId table, Map<String, List<SchemaObject>> columns) {
        return table.kind() == ObjectKind.TABLE
                ? columns.getOrDefault(table.path(), List.of())
                : List.of();
    }

    /** Columns by the path of their table, in order. */
    static Map<String, List<SchemaObject>> columns(Map<ObjectId, SchemaObject> objects) {
        Map<String, List<SchemaObject>> columns = new LinkedHashMap<>();
        objects.forEach((id, object) -> {
            if (id.kind() == ObjectKind.COLUMN) {
                columns.computeIfAbsent(id.table(), table -> new ArrayList<>()).add(object);
            }
        });
        return columns;
    }

    /** Property by property. */
    static List<Change> changes(SchemaObject before, SchemaObject after) {
        TreeSet<String> keys = new TreeSet<>(before.properties().keySet());
        keys.addAll(after.properties().keySet());
        return keys.stream()
                .filter(key -> !before.get(key).equals(after.get(key)))
                .map(key -> new Change(key, before.get(key), after.get(key)))
                .toList();
    }
}
