package dev.lockstep.schema;

import static dev.lockstep.schema.Alteration.differ;

import dev.lockstep.schema.Difference.Change;
import java.util.List;

/** Alters enums, domains and composite types in place. */
final class TypeAlteration {
    private final DdlScript script;

    TypeAlteration(DdlScript script) {
        this.script = script;
    }

    void alter(SchemaObject before, SchemaObject after) {
        if (differ(before, after, "labels")) {
            labels(before, after);
        }
        if (after.id().kind() == ObjectKind.DOMAIN) {
            domain(before, after);
        }
        for (Change change : SchemaDiff.changes(before, after)) {
            if (change.property().startsWith("attribute ")) {
                attribute(after.id(), change);
            }
        }
    }

    private void labels(SchemaObject before, SchemaObject after) {
        List<String> known = EnumLabels.of(before).literals();
        List<String> wanted = EnumLabels.of(after).literals();
        String last = "";
        for (String label : wanted) {
            if (!known.contains(label)) {
                String place = "";
                if (!last.isEmpty()) {
                    place = " AFTER " + last;
                } else if (!known.isEmpty()) {
                    place = " BEFORE " + known.getFirst();
                }
                script.addValue(after.id(), label, place);
            }
            last = label;
        }
    }

    private void domain(SchemaObject before, SchemaObject after) {
        String alter = "ALTER DOMAIN " + after.id().path() + " ";
        if (differ(before, after, "default")) {
            script.add(
                    after.id(),
                    alter
                            + (after.has("default")
                                    ? "SET DEFAULT " + after.get("default")
                                    : "DROP DEFAULT"));
        }
        if (differ(before, after, "not null")) {
            script.noted(
                    after.id(),
                    alter + (after.has("not null") ? "SET NOT NULL" : "DROP NOT NULL"),
                    after.has("not null") ? "fails where columns of it hold nulls" : "");
        }
        for (Change change : SchemaDiff.changes(before, after)) {
            if (change.property().startsWith("constraint ")) {
                String name = change.property().substring("constraint ".length());
                if (change.before().equals(change.after() + " NOT VALID")) {
                    script.add(after.id(), alter + "VALIDATE CONSTRAINT " + name);
                    continue;
                }
                if (!change.before().isEmpty()) {
                    script.add(after.id(), alter + "DROP CONSTRAINT " + name);
                }
                if (!change.after().isEmpty()) {
                    script.noted(
                            after.id(),
                            alter + "ADD CONSTRAINT " + name + " " + change.after(),
                            "reads every column of that type");
                }
            }
        }
    }

    private void attribute(ObjectId type, Change change) {
        String name = change.property().substring("attribute ".length());
        String alter = "ALTER TYPE " + type.path() + " ";
        if (change.after().isEmpty()) {
            script.destructive(
                    type,
                    alter + "DROP ATTRIBUTE " + name,
                    "attribute " + name + " of all values of " + type.path());
        } else if (change.before().isEmpty()) {
            script.add(type, alter + "ADD ATTRIBUTE " + name + " " + change.after());
        } else {
            script.add(type, alter + "ALTER ATTRIBUTE " + name + " TYPE " + change.after());
        }
    }
}
