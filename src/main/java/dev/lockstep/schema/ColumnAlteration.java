package dev.lockstep.schema;

import static dev.lockstep.schema.Alteration.differ;

import java.util.Set;
import java.util.regex.Pattern;

/** Alters columns and their defaults. */
final class ColumnAlteration {
    private static final Pattern SEQUENCE_NAME =
            Pattern.compile("^SEQUENCE NAME .* (?=START WITH )");
    private static final Pattern SEQUENCE_OPTION =
            Pattern.compile("START WITH|INCREMENT BY|MINVALUE|MAXVALUE|CACHE|NO CYCLE|CYCLE");

    private final Model from;
    private final Model to;
    private final DdlScript script;
    private final Set<ObjectId> retyped;

    ColumnAlteration(Model from, Model to, DdlScript script, Set<ObjectId> retyped) {
        this.from = from;
        this.to = to;
        this.script = script;
        this.retyped = retyped;
    }

    void alter(SchemaObject before, SchemaObject after) {
        ObjectId id = after.id();
        String table = "ALTER TABLE " + id.table() + " ";
        String column = table + "ALTER COLUMN " + id.name() + " ";
        boolean inherited = after.get("inherited").equals("yes");
        if (before.has("generated") && !after.has("generated")) {
            script.add(id, column + "DROP EXPRESSION");
        }
        if (retyped.contains(id) && !(inherited && before.get("inherited").equals("yes"))) {
            type(before, after, column);
        }
        if (differ(before, after, "not null")) {
            notNull(before, after, table);
        }
        if (after.has("identity") && !inherited) {
            identity(before, after, column);
        }
        storage(before, after, column);
        Alteration.options(before, after).forEach(action -> script.add(id, column + action));
    }

    void defaultValue(SchemaObject before, SchemaObject after) {
        if (differ(before, after, "default")) {
            script.add(
                    after.id(),
                    "ALTER TABLE ONLY %s ALTER COLUMN %s SET DEFAULT %s"
                            .formatted(
                                    after.id().table(), after.id().name(), after.get("default")));
        }
    }

    private void type(SchemaObject before, SchemaObject after, String column) {
        ObjectId id = after.id();
        String type = after.get("type");
        String collation = Creation.word(" COLLATE ", after.get("collation"));
        if (!differ(before, after, "type") && !differ(before, after, "collation")) {
            boolean shrinks =
                    to.needs(id).stream()
                            .anyMatch(each ->
                                    each.kind() == ObjectKind.ENUM
                                            && from.has(each)
                                            && !EnumLabels.of(from.object(each))
                                                    .without(EnumLabels.of(to.object(each)))
                                                    .isEmpty());
            script.noted(
                    id,
                    column + "TYPE " + type + collation + " USING " + id.name() + "::text::" + type,
                    "the table is written anew"
                            + (shrinks
                                    ? ", and it fails where rows hold a value that is no more"
                                    : ""));
            return;
        }
        if (!differ(before, after, "type")) {
            script.add(id, column + "TYPE " + type + collation);
        } else if (Widening.is(before.get("type"), type)) {
            script.add(id, column + "TYPE " + type + collation);
        } else {
            script.destructive(
                    id,
                    column + "TYPE " + type + collation + " USING " + using(before, after),
                    "of values of " + id.path() + " what does not fit into " + type);
        }
    }

    /** What has no cast goes by way of its text. */
    private String using(SchemaObject before, SchemaObject after) {
        boolean own =
                to.needs(after.id()).stream().anyMatch(each -> each.kind().isType())
                        || from.needs(before.id()).stream().anyMatch(each -> each.kind().isType());
        return after.id().name() + (own ? "::text::" : "::") + after.get("type");
    }

    private void notNull(SchemaObject before, SchemaObject after, String table) {
        ObjectId id = after.id();
        String column = table + "ALTER COLUMN " + id.name() + " ";
        String wanted = after.get("not null");
        if (before.has("not null")) {
            script.add(id, column + "DROP NOT NULL");
        }
        if (wanted.isEmpty()) {
            return;
        }
        String why = "reads the whole table, and fails where rows hold null";
        if (wanted.equals("NOT NULL")) {
            script.noted(id, column + "SET NOT NULL", why);
        } else {
            int at = wanted.lastIndexOf("NOT NULL") + "NOT NULL".length();
            script.noted(
                    id,
                    table
                            + "ADD "
                            + wanted.substring(0, at)
                            + " "
                            + id.name()
                            + wanted.substring(at),
                    wanted.endsWith("NOT VALID") ? "" : why);
        }
    }

    private void identity(SchemaObject before, SchemaObject after, String column) {
        ObjectId id = after.id();
        String options = after.get("identity sequence");
        if (!before.has("identity")) {
            script.add(
                    id,
                    column
                            + "ADD GENERATED "
                            + after.get("identity")
                            + " AS IDENTITY ("
                            + options
                            + ")");
            return;
        }
        if (differ(before, after, "identity")) {
            script.add(id, column + "SET GENERATED " + after.get("identity"));
        }
        if (differ(before, after, "identity sequence")) {
            String plain = SEQUENCE_NAME.matcher(options).replaceFirst("");
            String old = before.get("identity sequence");
            script.add(id, column + SEQUENCE_OPTION.matcher(plain).replaceAll("SET $0"));
            if (!options.substring(0, options.length() - plain.length())
                    .equals(
                            old.substring(
                                    0,
                                    old.length()
                                            - SEQUENCE_NAME
                                                    .matcher(old)
                                                    .replaceFirst("")
                                                    .length()))) {
                script.cannot(id, "the sequence behind it keeps its name");
            }
        }
    }

    private void storage(SchemaObject before, SchemaObject after, String column) {
        ObjectId id = after.id();
        boolean converted = retyped.contains(id); // which sets both back
        if (differ(before, after, "storage") || (converted && after.has("storage"))) {
            String wanted = after.has("storage") ? after.get("storage") : usualStorage(after);
            script.add(id, column + "SET STORAGE " + wanted);
        }
        if (differ(before, after, "compression") || (converted && after.has("compression"))) {
            String wanted = after.has("compression") ? after.get("compression") : "default";
            script.add(id, column + "SET COMPRESSION " + wanted);
        }
        if (differ(before, after, "statistics")) {
            String wanted = after.has("statistics") ? after.get("statistics") : "-1";
            script.add(id, column + "SET STATISTICS " + wanted);
        }
    }

    /** SET STORAGE DEFAULT is there since version 16. */
    private String usualStorage(SchemaObject column) {
        if (from.snapshot().version() >= 160000) {
            return "DEFAULT";
        }
        String type = column.get("type");
        return type.startsWith("numeric") || type.equals("inet") || type.equals("cidr")
                ? "MAIN"
                : "EXTENDED";
    }
}
