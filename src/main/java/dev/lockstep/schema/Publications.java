package dev.lockstep.schema;

import java.util.ArrayList;
import java.util.List;

/** Publications: what they publish of which tables. */
final class Publications {
    private final Model to;
    private final DdlScript script;

    Publications(Model to, DdlScript script) {
        this.to = to;
        this.script = script;
    }

    static String options(SchemaObject publication) {
        return "publish = '"
                + publication.get("publish")
                + "', publish_via_partition_root = "
                + publication.has("via root")
                + (publication.has("generated columns")
                        ? ", publish_generated_columns = " + publication.get("generated columns")
                        : "");
    }

    void alter(SchemaObject before, SchemaObject after) {
        String alter = "ALTER PUBLICATION " + after.id().path();
        if (!options(before).equals(options(after))) {
            boolean none = before.has("generated columns") && !after.has("generated columns");
            script.add(
                    after.id(),
                    alter
                            + " SET ("
                            + options(after)
                            + (none ? ", publish_generated_columns = none" : "")
                            + ")");
        }
        if (!members(before).equals(members(after))) {
            if (members(after).isEmpty()) {
                leave(before, alter);
            } else {
                script.add(after.id(), alter + " SET " + String.join(", ", members(after)));
            }
        }
    }

    /** Tables that are dropped have left already. */
    private void leave(SchemaObject before, String alter) {
        before.properties()
                .keySet()
                .forEach(key -> {
                    if (key.startsWith("table ") && isThere(key.substring(6))) {
                        script.add(before.id(), alter + " DROP TABLE " + key.substring(6));
                    } else if (key.startsWith("schema ") && hasSchema(key.substring(7))) {
                        script.add(
                                before.id(), alter + " DROP TABLES IN SCHEMA " + key.substring(7));
                    }
                });
    }

    private boolean isThere(String table) {
        return to.ids().stream()
                .anyMatch(id -> id.kind() == ObjectKind.TABLE && id.path().equals(table));
    }

    private boolean hasSchema(String schema) {
        return to.has(new ObjectId(ObjectKind.SCHEMA, "", "", schema));
    }

    /** {@code TABLE a, b} and {@code TABLES IN SCHEMA c}. */
    private static List<String> members(SchemaObject publication) {
        List<String> tables = new ArrayList<>();
        List<String> schemas = new ArrayList<>();
        publication
                .properties()
                .forEach((key, value) -> {
                    if (key.startsWith("table ")) {
                        tables.add(key.substring(6) + (value.equals("yes") ? "" : " " + value));
                    } else if (key.startsWith("schema ")) {
                        schemas.add(key.substring(7));
                    }
                });
        List<String> members = new ArrayList<>();
        if (!tables.isEmpty()) {
            members.add("TABLE " + String.join(", ", tables.stream().sorted().toList()));
        }
        if (!schemas.isEmpty()) {
            members.add(
                    "TABLES IN SCHEMA " + String.join(", ", schemas.stream().sorted().toList()));
        }
        return members;
    }
}
