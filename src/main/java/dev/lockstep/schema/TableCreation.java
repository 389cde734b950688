package dev.lockstep.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes tables, columns and defaults. */
final class TableCreation {
    private final Model to;
    private final DdlScript script;
    private final Set<ObjectId> comes;

    TableCreation(Model to, DdlScript script, Set<ObjectId> comes) {
        this.to = to;
        this.script = script;
        this.comes = comes;
    }

    ObjectId madeWith(ObjectId id) {
        if (id.kind() == ObjectKind.COLUMN && comes.contains(Model.tableOf(id))) {
            return Model.tableOf(id);
        }
        if (id.kind() == ObjectKind.DEFAULT && comes.contains(id)) {
            ObjectId column = Model.columnOf(id);
            return comes.contains(column) && isInline(id) ? madeWith(column) : id;
        }
        return id;
    }

    /** Whether a default can be written where the column is made. */
    private boolean isInline(ObjectId value) {
        ObjectId column = Model.columnOf(value);
        ObjectId table = Model.tableOf(value);
        return !isInherited(to.object(column))
                && !to.object(table).has("of type")
                && to.needs(value).stream()
                        .allMatch(need ->
                                need.equals(column)
                                        || need.equals(table)
                                        || !to.reaches(need, table));
    }

    private static boolean isInherited(SchemaObject column) {
        return column.get("inherited").equals("yes");
    }

    SchemaObject table(SchemaObject table) {
        ObjectId id = table.id();
        List<String> columns = new ArrayList<>();
        for (SchemaObject column : to.columns(id)) {
            if (!isInherited(column)) {
                columns.add(definition(column));
            }
        }
        String parent = table.get("partition of");
        String type = table.get("of type");
        String body =
                "("
                        + (columns.isEmpty()
                                ? ""
                                : "\n    " + String.join(",\n    ", columns) + "\n")
                        + ")";
        String middle;
        if (!parent.isEmpty()) {
            middle = " PARTITION OF " + parent + " " + table.get("bound");
        } else if (!type.isEmpty()) {
            middle = " OF " + type;
        } else {
            middle = " " + body + parents(table.get("inherits"));
        }
        script.add(
                id,
                "CREATE "
                        + (table.has("persistence") ? "UNLOGGED " : "")
                        + "TABLE "
                        + id.path()
                        + middle
                        + Creation.word(" PARTITION BY ", table.get("partition key"))
                        + Creation.word(" USING ", table.get("access method"))
                        + Creation.word(" TABLESPACE ", table.get("tablespace")));
        for (SchemaObject column : to.columns(id)) {
            dropInheritedDefault(column);
        }
        return table.only(
                "persistence",
                "partition key",
                "partition of",
                "bound",
                "inherits",
                "of type",
                "access method",
                "tablespace");
    }

    private static String parents(String parents) {
        return parents.isEmpty() ? "" : " INHERITS (" + parents + ")";
    }

    private void dropInheritedDefault(SchemaObject column) {
        SchemaObject above = above(column);
        if (above != null
                && to.has(Model.defaultOf(above.id()))
                && !to.has(Model.defaultOf(column.id()))) {
            script.add(
                    column.id(),
                    "ALTER TABLE ONLY "
                            + column.id().table()
                            + " ALTER COLUMN "
                            + column.id().name()
                            + " DROP DEFAULT");
        }
    }

    SchemaObject column(SchemaObject column) {
        ObjectId id = column.id();
        if (!isInherited(column)) {
            String sql = "ALTER TABLE " + id.table() + " ADD COLUMN " + definition(column);
            boolean fails =
                    column.has("not null")
                            && !column.has("generated")
                            && !column.has("identity")
                            && !to.has(Model.defaultOf(id));
            script.noted(id, sql, fails ? "fails where " + id.table() + " has rows" : "");
        }
        return bare(column);
    }

    private String definition(SchemaObject column) {
        ObjectId value = Model.defaultOf(column.id());
        boolean inline = to.has(value) && isInline(value);
        String identity = column.get("identity");
        String notNull = column.get("not null");
        return column.id().name()
                + " "
                + column.get("type")
                + Creation.word(" COLLATE ", column.get("collation"))
                + Creation.word(" GENERATED ALWAYS AS ", column.get("generated"))
                + (inline ? " DEFAULT " + to.object(value).get("default") : "")
                + (notNull.endsWith(" NOT VALID") ? "" : Creation.word(" ", notNull))
                + (identity.isEmpty()
                        ? ""
                        : " GENERATED "
                                + identity
                                + " AS IDENTITY"
                                + parenthesised(
                                        column.get("identity sequence"), column.get("type")));
    }

    /** Said only where it is not as usual. */
    private static String parenthesised(String options, String type) {
        long largest =
                switch (type) {
                    case "smallint" -> Short.MAX_VALUE;
                    case "integer" -> Integer.MAX_VALUE;
                    default -> Long.MAX_VALUE;
                };
        String usual =
                "START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE %d CACHE 1 NO CYCLE"
                        .formatted(largest);
        return options.isEmpty() || options.equals(usual) ? "" : " (" + options + ")";
    }

    /** A column as it is once its table was made. */
    SchemaObject bare(SchemaObject column) {
        String notNull = column.get("not null");
        SchemaObject above = above(column);
        if (above != null) {
            boolean both = above.has("not null") && column.has("not null");
            return above.only("type", "collation", "generated", "storage", "compression")
                    .as(column.id())
                    .with("generated", column.get("generated"))
                    .with("identity", column.get("identity"))
                    .with("identity sequence", column.get("identity sequence"))
                    .with("inherited", "yes")
                    .with("not null", both ? notNull : above.get("not null"));
        }
        SchemaObject bare =
                column.only(
                        "type",
                        "collation",
                        "generated",
                        "identity",
                        "identity sequence",
                        "inherited");
        if (to.object(Model.tableOf(column.id())).has("of type")) {
            return column.only("type", "collation", "inherited");
        }
        return notNull.endsWith(" NOT VALID") ? bare : bare.with("not null", notNull);
    }

    /** The parent's column that it is inherited from. */
    private @Nullable SchemaObject above(SchemaObject column) {
        if (!isInherited(column)) {
            return null;
        }
        SchemaObject table = to.object(Model.tableOf(column.id()));
        for (ObjectId parent : to.needs(table.id())) {
            if (parent.kind() == ObjectKind.TABLE) {
                SchemaObject same =
                        to.get(
                                new ObjectId(
                                        ObjectKind.COLUMN,
                                        parent.schema(),
                                        parent.name(),
                                        column.id().name()));
                if (same != null) {
                    return same;
                }
            }
        }
        return null;
    }

    SchemaObject defaultValue(SchemaObject value) {
        script.add(
                value.id(),
                "ALTER TABLE ONLY %s ALTER COLUMN %s SET DEFAULT %s"
                        .formatted(value.id().table(), value.id().name(), value.get("default")));
        return value;
    }
}
