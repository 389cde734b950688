package dev.lockstep.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is no difference, and still worth saying. */
final class DiffNotes {
    private DiffNotes() {}

    static List<String> of(SchemaSnapshot from, SchemaSnapshot to) {
        List<String> notes = new ArrayList<>();
        if (from.version() / 10000 != to.version() / 10000) {
            notes.add(
                    "PostgreSQL %d and %d may put the same definition in different words"
                            .formatted(from.version() / 10000, to.version() / 10000));
        }
        Map<String, List<SchemaObject>> before = SchemaDiff.columns(from.objects());
        SchemaDiff.columns(to.objects())
                .forEach((table, after) -> {
                    List<SchemaObject> columns = before.get(table);
                    if (columns != null) {
                        order(table, columns, after, notes);
                        renames(columns, after, notes);
                    }
                });
        return notes;
    }

    private static void order(
            String table, List<SchemaObject> before, List<SchemaObject> after, List<String> notes) {
        List<ObjectId> first = before.stream().map(SchemaObject::id).toList();
        List<ObjectId> second = after.stream().map(SchemaObject::id).toList();
        if (!first.stream()
                .filter(second::contains)
                .toList()
                .equals(second.stream().filter(first::contains).toList())) {
            notes.add(
                    "the columns of " + table + " stand in another order, which no SQL can change");
        }
    }

    private static void renames(
            List<SchemaObject> before, List<SchemaObject> after, List<String> notes) {
        List<ObjectId> first = before.stream().map(SchemaObject::id).toList();
        List<ObjectId> second = after.stream().map(SchemaObject::id).toList();
        for (SchemaObject dropped : before) {
            for (SchemaObject added : after) {
                if (!second.contains(dropped.id())
                        && !first.contains(added.id())
                        && dropped.get("type").equals(added.get("type"))) {
                    notes.add(
                            "%s goes and %s comes, both %s: if that is a rename, ALTER TABLE ..."
                                            .formatted(
                                                    dropped.id().path(),
                                                    added.id().path(),
                                                    added.get("type"))
                                    + " RENAME COLUMN keeps the values");
                }
            }
        }
    }
}
