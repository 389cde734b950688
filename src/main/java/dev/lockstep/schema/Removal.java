package dev.lockstep.schema;

import java.util.Set;

/** Drops. */
final class Removal {
    private final Model from;
    private final Model to;
    private final DdlScript script;
    private final Set<ObjectId> goes;
    private int aside;

    Removal(Model from, Model to, DdlScript script, Set<ObjectId> goes) {
        this.from = from;
        this.to = to;
        this.script = script;
        this.goes = goes;
    }

    /** Sequences that stay would go with the columns that own them. */
    void letGoOfSequences() {
        for (ObjectId id : from.ids()) {
            SchemaObject after = to.get(id);
            if (id.kind() == ObjectKind.SEQUENCE
                    && after != null
                    && from.object(id).has("owned by")
                    && !from.object(id).get("owned by").equals(after.get("owned by"))) {
                script.add(id, "ALTER SEQUENCE " + id.path() + " OWNED BY NONE");
            }
        }
    }

    /** Their sequences have names that others may want. */
    void letGoOfIdentities() {
        for (ObjectId id : from.ids()) {
            SchemaObject after = to.get(id);
            SchemaObject before = from.object(id);
            if (after != null
                    && before.has("identity")
                    && !after.has("identity")
                    && !before.get("inherited").equals("yes")) {
                script.add(
                        id,
                        "ALTER TABLE "
                                + id.table()
                                + " ALTER COLUMN "
                                + id.name()
                                + " DROP IDENTITY");
            }
        }
    }

    /** Gives a type another name until nothing has it any more; that name. */
    String stepAside(ObjectId type) {
        aside++;
        String name = "lockstep_old_" + aside;
        script.add(type, "ALTER " + type.kind().sql() + " " + type.path() + " RENAME TO " + name);
        return type.schema() + "." + name;
    }

    void drop(ObjectId id) {
        switch (id.kind()) {
            case TABLE ->
                    script.destructive(id, "DROP TABLE " + id.path(), "all rows of " + id.path());
            case COLUMN -> column(id);
            case DEFAULT -> defaultValue(id);
            case VIEW_COLUMN -> viewColumn(id);
            case CONSTRAINT ->
                    script.add(id, "ALTER TABLE " + id.table() + " DROP CONSTRAINT " + id.name());
            case TRIGGER, RULE, POLICY ->
                    script.add(
                            id, "DROP " + id.kind().sql() + " " + id.name() + " ON " + id.table());
            case SEQUENCE -> {
                if (!goesWithItsColumn(id)) {
                    script.destructive(
                            id, "DROP SEQUENCE " + id.path(), "how far " + id.path() + " has come");
                }
            }
            case EXTENSION ->
                    script.destructive(
                            id,
                            "DROP EXTENSION " + id.path(),
                            "what the extension itself keeps in its tables");
            case DEFAULT_PRIVILEGES ->
                    new Privileges(script).defaults(from.object(id), Privileges.usual(id));
            case SCHEMA,
                    ENUM,
                    DOMAIN,
                    COMPOSITE,
                    RANGE,
                    INDEX,
                    STATISTICS,
                    VIEW,
                    MATERIALIZED_VIEW,
                    FUNCTION,
                    PROCEDURE,
                    AGGREGATE,
                    EVENT_TRIGGER,
                    PUBLICATION ->
                    script.add(id, "DROP " + id.kind().sql() + " " + id.path());
        }
    }

    private void column(ObjectId id) {
        SchemaObject column = from.object(id);
        if (column.get("inherited").equals("yes")) {
            return; // goes with the parent's, or stays when the parent is left
        }
        String sql = "ALTER TABLE " + id.table() + " DROP COLUMN " + id.name();
        if (column.has("generated")) {
            script.add(id, sql);
        } else {
            script.destructive(id, sql, "all values of " + id.path());
        }
    }

    private void defaultValue(ObjectId id) {
        script.add(
                id,
                "ALTER TABLE ONLY " + id.table() + " ALTER COLUMN " + id.name() + " DROP DEFAULT");
    }

    private void viewColumn(ObjectId id) {
        SchemaObject column = from.object(id);
        ObjectId view = new ObjectId(ObjectKind.VIEW, id.schema(), "", id.parent());
        if (column.has("default") && to.has(view) && !goes.contains(view)) {
            script.add(
                    id,
                    "ALTER VIEW " + id.table() + " ALTER COLUMN " + id.name() + " DROP DEFAULT");
        }
        if (!goes.contains(view)) {
            new Remarks(script).alter(column, column.only());
            new Privileges(script).alter(column, column.only());
        }
    }

    private boolean goesWithItsColumn(ObjectId sequence) {
        String owner = from.object(sequence).get("owned by");
        return !owner.isEmpty()
                && goes.stream()
                        .anyMatch(id ->
                                (id.kind() == ObjectKind.COLUMN && id.path().equals(owner))
                                        || (id.kind() == ObjectKind.TABLE
                                                && owner.startsWith(id.path() + ".")));
    }
}
