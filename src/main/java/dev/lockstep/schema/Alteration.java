package dev.lockstep.schema;

import dev.lockstep.schema.Difference.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Alters an object in place. */
final class Alteration {
    private final DdlScript script;
    private final Model to;
    private final TableAlteration tables;
    private final ColumnAlteration columns;
    private final TypeAlteration types;
    private final Remarks remarks;
    private final Privileges privileges;

    Alteration(Model from, Model to, DdlScript script, Set<ObjectId> retyped) {
        this.script = script;
        this.to = to;
        this.tables = new TableAlteration(script);
        this.columns = new ColumnAlteration(from, to, script, retyped);
        this.types = new TypeAlteration(script);
        this.remarks = new Remarks(script);
        this.privileges = new Privileges(script);
    }

    void alter(SchemaObject before, SchemaObject after) {
        ObjectId id = after.id();
        switch (id.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW -> tables.alter(before, after);
            case COLUMN -> columns.alter(before, after);
            case DEFAULT -> columns.defaultValue(before, after);
            case ENUM, DOMAIN, COMPOSITE -> types.alter(before, after);
            case SEQUENCE -> sequence(before, after);
            case EXTENSION -> extension(before, after);
            case CONSTRAINT -> constraint(before, after);
            case INDEX -> index(before, after);
            case TRIGGER, RULE -> state(before, after);
            case EVENT_TRIGGER -> eventTrigger(before, after);
            case STATISTICS -> statistics(before, after);
            case VIEW_COLUMN -> viewColumn(before, after);
            case FUNCTION, PROCEDURE -> {
                if (!before.get("definition").equals(after.get("definition"))) {
                    script.add(id, after.get("definition"));
                }
            }
            case PUBLICATION -> new Publications(to, script).alter(before, after);
            case DEFAULT_PRIVILEGES -> privileges.defaults(before, after);
            case SCHEMA, RANGE, POLICY, AGGREGATE -> {}
        }
        remarks.alter(before, after);
        if (id.kind() != ObjectKind.DEFAULT_PRIVILEGES) {
            privileges.alter(before, after);
        }
    }

    static boolean differ(SchemaObject before, SchemaObject after, String property) {
        return !before.get(property).equals(after.get(property));
    }

    /** SET (...) and RESET (...) of storage parameters. */
    static List<String> options(SchemaObject before, SchemaObject after) {
        List<String> set = new ArrayList<>();
        List<String> reset = new ArrayList<>();
        for (Change change : SchemaDiff.changes(before, after)) {
            if (change.property().startsWith("option ")) {
                String name = change.property().substring("option ".length());
                if (change.after().isEmpty()) {
                    reset.add(name);
                } else {
                    set.add(name + " = '" + change.after().replace("'", "''") + "'");
                }
            }
        }
        List<String> actions = new ArrayList<>();
        if (!set.isEmpty()) {
            actions.add("SET (" + String.join(", ", set) + ")");
        }
        if (!reset.isEmpty()) {
            actions.add("RESET (" + String.join(", ", reset) + ")");
        }
        return actions;
    }

    static String sequenceOptions(SchemaObject sequence) {
        return "AS %s START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s %s"
                .formatted(
                        sequence.get("type"),
                        sequence.get("start"),
                        sequence.get("increment"),
                        sequence.get("minimum"),
                        sequence.get("maximum"),
                        sequence.get("cache"),
                        sequence.has("cycle") ? "CYCLE" : "NO CYCLE");
    }

    private void sequence(SchemaObject before, SchemaObject after) {
        String alter = "ALTER SEQUENCE " + after.id().path() + " ";
        if (!sequenceOptions(before).equals(sequenceOptions(after))) {
            script.add(after.id(), alter + sequenceOptions(after));
        }
        if (differ(before, after, "persistence")) {
            script.add(
                    after.id(),
                    alter + "SET " + (after.has("persistence") ? "UNLOGGED" : "LOGGED"));
        }
        if (differ(before, after, "owned by") && after.has("owned by")) {
            script.atEnd(after.id(), alter + "OWNED BY " + after.get("owned by"));
        }
    }

    private void extension(SchemaObject before, SchemaObject after) {
        String alter = "ALTER EXTENSION " + after.id().path();
        if (differ(before, after, "schema")) {
            script.add(after.id(), alter + " SET SCHEMA " + after.get("schema"));
        }
        if (differ(before, after, "version")) {
            String version = after.get("version").replace("'", "''");
            script.noted(
                    after.id(),
                    alter + " UPDATE TO '" + version + "'",
                    "fails where the server has no script that leads there");
        }
    }

    private void constraint(SchemaObject before, SchemaObject after) {
        if (Alterable.isValidated(before, after)) {
            script.noted(
                    after.id(),
                    "ALTER TABLE %s VALIDATE CONSTRAINT %s"
                            .formatted(after.id().table(), after.id().name()),
                    "reads the whole table, and fails where rows do not meet it");
        }
        String index = "ALTER INDEX " + after.id().schema() + "." + after.id().name() + " ";
        options(before, after).forEach(action -> script.add(after.id(), index + action));
        tablespace(before, after, index);
    }

    private void index(SchemaObject before, SchemaObject after) {
        String index = "ALTER INDEX " + after.id().path() + " ";
        tablespace(before, after, index);
        for (Change change : SchemaDiff.changes(before, after)) {
            if (change.property().startsWith("statistics ")) {
                script.add(
                        after.id(),
                        index
                                + "ALTER COLUMN "
                                + change.property().substring("statistics ".length())
                                + " SET STATISTICS "
                                + (change.after().isEmpty() ? "-1" : change.after()));
            }
        }
    }

    private void tablespace(SchemaObject before, SchemaObject after, String alter) {
        if (differ(before, after, "tablespace")) {
            String place = after.has("tablespace") ? after.get("tablespace") : "pg_default";
            script.add(after.id(), alter + "SET TABLESPACE " + place);
        }
    }

    private void state(SchemaObject before, SchemaObject after) {
        if (differ(before, after, "state")) {
            script.add(
                    after.id(),
                    "ALTER TABLE %s %s %s %s"
                            .formatted(
                                    after.id().table(),
                                    after.has("state") ? after.get("state") : "ENABLE",
                                    after.id().kind().sql(),
                                    after.id().name()));
        }
    }

    private void eventTrigger(SchemaObject before, SchemaObject after) {
        if (differ(before, after, "state")) {
            script.add(
                    after.id(),
                    "ALTER EVENT TRIGGER "
                            + after.id().path()
                            + " "
                            + (after.has("state") ? after.get("state") : "ENABLE"));
        }
    }

    private void statistics(SchemaObject before, SchemaObject after) {
        if (differ(before, after, "target")) {
            script.add(
                    after.id(),
                    "ALTER STATISTICS "
                            + after.id().path()
                            + " SET STATISTICS "
                            + (after.has("target") ? after.get("target") : "-1"));
        }
    }

    private void viewColumn(SchemaObject before, SchemaObject after) {
        if (differ(before, after, "default")) {
            script.add(
                    after.id(),
                    "ALTER VIEW "
                            + after.id().table()
                            + " ALTER COLUMN "
                            + after.id().name()
                            + (after.has("default")
                                    ? " SET DEFAULT " + after.get("default")
                                    : " DROP DEFAULT"));
        }
    }
}
