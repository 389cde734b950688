package dev.lockstep.schema;

import static dev.lockstep.schema.Alteration.differ;

/** Alters tables and views, not what is in them. */
final class TableAlteration {
    private final DdlScript script;

    TableAlteration(DdlScript script) {
        this.script = script;
    }

    void alter(SchemaObject before, SchemaObject after) {
        ObjectId id = after.id();
        String alter = "ALTER " + id.kind().sql() + " " + id.path() + " ";
        family(before, after, alter);
        if (differ(before, after, "of type")) {
            script.add(
                    id, alter + (after.has("of type") ? "OF " + after.get("of type") : "NOT OF"));
        }
        if (differ(before, after, "persistence")) {
            script.noted(
                    id,
                    alter + "SET " + (after.has("persistence") ? "UNLOGGED" : "LOGGED"),
                    after.has("persistence")
                            ? "its rows are lost when the server crashes, and it is written anew"
                            : "it is written anew");
        }
        if (differ(before, after, "access method")) {
            script.noted(
                    id,
                    alter
                            + "SET ACCESS METHOD "
                            + (after.has("access method") ? after.get("access method") : "heap"),
                    "it is written anew");
        }
        if (differ(before, after, "tablespace")) {
            script.noted(
                    id,
                    alter
                            + "SET TABLESPACE "
                            + (after.has("tablespace") ? after.get("tablespace") : "pg_default"),
                    "it is copied");
        }
        rowSecurity(before, after, alter);
        Alteration.options(before, after).forEach(action -> script.add(id, alter + action));
        chosenIndex(before, after, "replica identity");
        chosenIndex(before, after, "cluster on");
    }

    /** Leaves its parents now, and joins others when its columns are theirs. */
    private void family(SchemaObject before, SchemaObject after, String alter) {
        ObjectId id = after.id();
        if (differ(before, after, "partition of") || differ(before, after, "bound")) {
            if (before.has("partition of")) {
                script.noted(
                        id,
                        "ALTER TABLE "
                                + before.get("partition of")
                                + " DETACH PARTITION "
                                + id.path(),
                        (after.has("partition of") ? "until it is attached again, " : "")
                                + "its rows are not seen in "
                                + before.get("partition of")
                                + " any more");
            }
            if (before.has("partition of") && !after.has("partition of")) {
                script.cannot(
                        id,
                        "indexes and constraints that it had from "
                                + before.get("partition of")
                                + " stay with it, and were not compared");
            }
            if (after.has("partition of")) {
                script.notedAtEnd(
                        id,
                        "ALTER TABLE %s ATTACH PARTITION %s %s"
                                .formatted(
                                        after.get("partition of"), id.path(), after.get("bound")),
                        "reads the whole table, and fails where it has rows that do not belong there");
            }
        }
        if (differ(before, after, "inherits")) {
            for (String parent : parents(before)) {
                script.add(id, alter + "NO INHERIT " + parent);
            }
            for (String parent : parents(after)) {
                script.atEnd(id, alter + "INHERIT " + parent);
            }
        }
    }

    /** Names that hold a comma and a blank are taken apart wrongly, and the server refuses them. */
    private static String[] parents(SchemaObject table) {
        return table.has("inherits") ? table.get("inherits").split(", ") : new String[0];
    }

    private void rowSecurity(SchemaObject before, SchemaObject after, String alter) {
        if (differ(before, after, "row level security")) {
            script.add(
                    after.id(),
                    alter
                            + (after.has("row level security") ? "ENABLE" : "DISABLE")
                            + " ROW LEVEL SECURITY");
        }
        if (differ(before, after, "force row level security")) {
            script.add(
                    after.id(),
                    alter
                            + (after.has("force row level security") ? "FORCE" : "NO FORCE")
                            + " ROW LEVEL SECURITY");
        }
    }

    /** Which index a table is known by, or clustered on, where that is another. */
    void chosenIndex(SchemaObject before, SchemaObject after, String property) {
        if (!differ(before, after, property)) {
            return;
        }
        String alter = "ALTER " + after.id().kind().sql() + " " + after.id().path() + " ";
        String wanted = after.get(property);
        script.atEnd(
                after.id(),
                alter
                        + (property.equals("replica identity")
                                ? "REPLICA IDENTITY " + (wanted.isEmpty() ? "DEFAULT" : wanted)
                                : wanted.isEmpty()
                                        ? "SET WITHOUT CLUSTER"
                                        : "CLUSTER ON " + wanted));
    }
}
