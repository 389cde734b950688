package dev.lockstep.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot fit for putting statements in order: defaults of columns are objects of their own, and
 * a sequence does not need the column that owns it, for OWNED BY is said at the end. So nothing
 * needs itself in a circle, but for what the server cannot make either.
 */
final class Model {
    private final Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>();
    private final Map<ObjectId, Set<ObjectId>> needs = new HashMap<>();
    private final Map<ObjectId, Set<ObjectId>> dependents = new HashMap<>();
    private final Map<String, List<SchemaObject>> columns;
    private final SchemaSnapshot snapshot;

    Model(SchemaSnapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.objects()
                .forEach((id, object) -> {
                    if (id.kind() == ObjectKind.COLUMN && object.has("default")) {
                        objects.put(id, object.with("default", ""));
                        ObjectId value = defaultOf(id);
                        objects.put(
                                value,
                                new SchemaObject(value, object.only("default").properties()));
                        need(value, id);
                    } else {
                        objects.put(id, object);
                    }
                });
        this.columns = SchemaDiff.columns(objects);
        snapshot.needs()
                .forEach((id, all) ->
                        all.forEach(other -> {
                            boolean owner =
                                    id.kind() == ObjectKind.SEQUENCE
                                            && (other.kind() == ObjectKind.COLUMN
                                                    || other.kind() == ObjectKind.TABLE);
                            if (!owner) {
                                need(id, other);
                            }
                        }));
    }

    private void need(ObjectId id, ObjectId other) {
        needs.computeIfAbsent(id, each -> new LinkedHashSet<>()).add(other);
        dependents.computeIfAbsent(other, each -> new LinkedHashSet<>()).add(id);
    }

    static ObjectId defaultOf(ObjectId column) {
        return new ObjectId(ObjectKind.DEFAULT, column.schema(), column.parent(), column.name());
    }

    static ObjectId columnOf(ObjectId value) {
        return new ObjectId(ObjectKind.COLUMN, value.schema(), value.parent(), value.name());
    }

    static ObjectId tableOf(ObjectId part) {
        return new ObjectId(ObjectKind.TABLE, part.schema(), "", part.parent());
    }

    SchemaSnapshot snapshot() {
        return snapshot;
    }

    Set<ObjectId> ids() {
        return objects.keySet();
    }

    boolean has(ObjectId id) {
        return objects.containsKey(id);
    }

    @Nullable SchemaObject get(ObjectId id) {
        return objects.get(id);
    }

    /** One that is known to be there. */
    SchemaObject object(ObjectId id) {
        SchemaObject object = objects.get(id);
        if (object == null) {
            throw new IllegalArgumentException("no " + id);
        }
        return object;
    }

    Set<ObjectId> needs(ObjectId id) {
        return needs.getOrDefault(id, Set.of());
    }

    Set<ObjectId> dependents(ObjectId id) {
        return dependents.getOrDefault(id, Set.of());
    }

    /** Whether it needs that one, by however many others. */
    boolean reaches(ObjectId id, ObjectId other) {
        Set<ObjectId> seen = new HashSet<>();
        return reaches(id, other, seen);
    }

    private boolean reaches(ObjectId id, ObjectId other, Set<ObjectId> seen) {
        if (id.equals(other)) {
            return true;
        }
        if (!seen.add(id)) {
            return false;
        }
        return needs(id).stream().anyMatch(each -> reaches(each, other, seen));
    }

    /** A table's columns, in order. */
    List<SchemaObject> columns(ObjectId table) {
        return columns.getOrDefault(table.path(), List.of());
    }
}
