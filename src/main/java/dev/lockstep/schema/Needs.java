package dev.lockstep.schema;

import dev.lockstep.postgres.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What needs what, from the catalog's addresses (class, OID, column) to our names. An address that
 * is none of ours may lead to one that is: a table's row type to the table.
 */
final class Needs {
    /** {@code pg_attrdef}, the same number in every version. */
    private static final long DEFAULTS = 2604;

    /** No chain of addresses is longer: array, row type, table. */
    private static final int LONGEST = 8;

    private final Map<ObjectId, SchemaObject> objects;
    private final Map<Address, ObjectId> known = new HashMap<>();
    private final Map<Address, Address> elsewhere = new HashMap<>();
    private final Set<Edge> edges = new HashSet<>();

    private record Address(long catalog, long oid, int column) {}

    private record Edge(Address from, Address to) {}

    Needs(Map<ObjectId, SchemaObject> objects) {
        this.objects = objects;
    }

    /** An object's address. */
    void knows(Row row, ObjectId id) {
        known.put(new Address(row.bigint("class"), row.bigint("oid"), row.integer("sub")), id);
    }

    /** A row of {@code dependencies.sql}. */
    void read(Row row) {
        Address from = new Address(row.bigint("class"), row.bigint("oid"), row.integer("sub"));
        Address to = new Address(row.bigint("onClass"), row.bigint("onOid"), row.integer("onSub"));
        if (row.bool("alias")) {
            elsewhere.put(from, to);
        } else {
            edges.add(new Edge(from, to));
        }
    }

    /** By name; parts also need their relation, and everything its schema. */
    Map<ObjectId, Set<ObjectId>> found() {
        Map<ObjectId, Set<ObjectId>> found = new HashMap<>();
        for (Edge edge : edges) {
            ObjectId from = resolve(edge.from());
            ObjectId to = resolve(edge.to());
            if (from != null && to != null && !from.equals(to)) {
                found.computeIfAbsent(from, id -> new HashSet<>()).add(to);
            }
        }
        Map<String, ObjectId> relations = relations();
        for (ObjectId id : objects.keySet()) {
            Set<ObjectId> needs = found.computeIfAbsent(id, each -> new HashSet<>());
            ObjectId relation = id.kind().isPart() ? relations.get(id.table()) : null;
            if (relation != null) {
                needs.add(relation);
            }
            ObjectId schema = new ObjectId(ObjectKind.SCHEMA, "", "", id.schema());
            if (objects.containsKey(schema)) {
                needs.add(schema);
            }
        }
        return found;
    }

    private Map<String, ObjectId> relations() {
        Map<String, ObjectId> relations = new HashMap<>();
        for (ObjectId id : objects.keySet()) {
            if (id.kind() == ObjectKind.TABLE
                    || id.kind() == ObjectKind.VIEW
                    || id.kind() == ObjectKind.MATERIALIZED_VIEW) {
                relations.put(id.path(), id);
            }
        }
        return relations;
    }

    private @Nullable ObjectId resolve(Address address) {
        Address at = address;
        for (int i = 0; i < LONGEST; i++) {
            ObjectId id = known.get(at);
            if (id != null) {
                return address.catalog() == DEFAULTS ? ofDefault(id) : id;
            }
            Address next = elsewhere.get(at);
            if (next != null) {
                at = next;
            } else if (at.column() != 0) {
                at = new Address(at.catalog(), at.oid(), 0);
            } else {
                return null;
            }
        }
        return null;
    }

    /** A default is a node of its own; the expression of a generated column is the column. */
    private ObjectId ofDefault(ObjectId column) {
        SchemaObject object = objects.get(column);
        return column.kind() == ObjectKind.COLUMN && object != null && object.has("default")
                ? new ObjectId(ObjectKind.DEFAULT, column.schema(), column.parent(), column.name())
                : column;
    }
}
