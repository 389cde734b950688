package dev.lockstep.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes objects, bare where an ALTER can add the rest. */
final class Creation {
    /** Of {@code "f"(integer)} what stands before the arguments. */
    private static final Pattern NAME = Pattern.compile("^(?:\"(?:[^\"]|\"\")*+\"|[^(]*+)");

    private final Model from;
    private final Model to;
    private final DdlScript script;
    private final TableCreation tables;

    Creation(Model from, Model to, DdlScript script, Set<ObjectId> comes) {
        this.from = from;
        this.to = to;
        this.script = script;
        this.tables = new TableCreation(to, script, comes);
    }

    /** What an object is made together with, or it itself. */
    ObjectId madeWith(ObjectId id) {
        return tables.madeWith(id);
    }

    /** Makes it; what it is then. */
    SchemaObject make(ObjectId id) {
        SchemaObject object = to.object(id);
        return Privileges.fresh(from, made(id, object));
    }

    /** What came into being with it: as it is then, and as it is wanted. */
    Map<SchemaObject, SchemaObject> madeAlong(ObjectId id) {
        Map<SchemaObject, SchemaObject> along = new LinkedHashMap<>();
        if (id.kind() == ObjectKind.TABLE) {
            for (SchemaObject column : to.columns(id)) {
                along.put(tables.bare(column), column);
            }
        }
        return along;
    }

    private SchemaObject made(ObjectId id, SchemaObject object) {
        return switch (id.kind()) {
            case TABLE -> tables.table(object);
            case COLUMN -> tables.column(object);
            case DEFAULT -> tables.defaultValue(object);
            case SEQUENCE -> sequence(object);
            case ENUM -> plainly(object, "CREATE TYPE %s AS ENUM (%s)", "labels");
            case RANGE -> plainly(object, "CREATE TYPE %s AS RANGE (%s)", "definition");
            case DOMAIN -> domain(object);
            case COMPOSITE -> composite(object);
            case SCHEMA -> plainly(object, "CREATE SCHEMA " + id.path());
            case EXTENSION -> extension(object);
            case CONSTRAINT ->
                    plainly(
                            object,
                            "ALTER TABLE " + id.table() + " ADD CONSTRAINT " + id.name() + " %2$s",
                            "definition");
            case INDEX -> index(object);
            case TRIGGER, RULE, STATISTICS -> plainly(object, "%2$s", "definition");
            case POLICY -> policy(object);
            case VIEW -> plainly(object, "CREATE VIEW %s AS\n%s", "definition");
            case MATERIALIZED_VIEW -> materializedView(object);
            case FUNCTION, PROCEDURE ->
                    withAll(object, object.get("definition"), "definition", "arguments", "returns");
            case AGGREGATE -> aggregate(object);
            case EVENT_TRIGGER -> eventTrigger(object);
            case PUBLICATION -> publication(object);
            case VIEW_COLUMN -> object.only();
            case DEFAULT_PRIVILEGES -> Privileges.usual(id);
        };
    }

    /** The format gets the path and that property. */
    private SchemaObject plainly(SchemaObject object, String format, String property) {
        return withAll(
                object, format.formatted(object.id().path(), object.get(property)), property);
    }

    private SchemaObject plainly(SchemaObject object, String sql) {
        return withAll(object, sql);
    }

    private SchemaObject withAll(SchemaObject object, String sql, String... properties) {
        script.add(object.id(), sql);
        return object.only(properties);
    }

    private SchemaObject sequence(SchemaObject object) {
        String sql =
                "CREATE "
                        + (object.has("persistence") ? "UNLOGGED " : "")
                        + "SEQUENCE "
                        + object.id().path()
                        + " "
                        + Alteration.sequenceOptions(object);
        return withAll(
                object,
                sql,
                "persistence",
                "type",
                "start",
                "increment",
                "minimum",
                "maximum",
                "cache",
                "cycle");
    }

    private SchemaObject domain(SchemaObject object) {
        String sql =
                "CREATE DOMAIN "
                        + object.id().path()
                        + " AS "
                        + object.get("type")
                        + word(" COLLATE ", object.get("collation"))
                        + word(" DEFAULT ", object.get("default"))
                        + word(" ", object.get("not null"));
        return withAll(object, sql, "type", "collation", "default", "not null");
    }

    private SchemaObject composite(SchemaObject object) {
        String prefix = "attribute ";
        Map<String, String> attributes = new LinkedHashMap<>();
        object.properties()
                .forEach((key, type) -> {
                    if (key.startsWith(prefix)) {
                        attributes.put(key, key.substring(prefix.length()) + " " + type);
                    }
                });
        String sql =
                "CREATE TYPE %s AS (%s)"
                        .formatted(object.id().path(), String.join(", ", attributes.values()));
        return withAll(object, sql, attributes.keySet().toArray(String[]::new));
    }

    private SchemaObject extension(SchemaObject object) {
        String sql =
                "CREATE EXTENSION %s WITH SCHEMA %s VERSION '%s'"
                        .formatted(
                                object.id().path(),
                                object.get("schema"),
                                object.get("version").replace("'", "''"));
        return withAll(object, sql, "version", "schema");
    }

    private SchemaObject index(SchemaObject object) {
        boolean valid = !object.has("state");
        boolean partitioned = object.has("partitioned");
        String definition = object.get("definition");
        String only = " ON ONLY " + object.id().table() + " ";
        if (!valid && !partitioned) {
            script.cannot(object.id(), "it is invalid: it is made as a valid one");
        }
        return withAll(
                object,
                valid && partitioned
                        ? definition.replace(only, " ON " + object.id().table() + " ")
                        : definition,
                "definition",
                "partitioned",
                "state");
    }

    private SchemaObject policy(SchemaObject object) {
        ObjectId id = object.id();
        String sql =
                "CREATE POLICY "
                        + id.name()
                        + " ON "
                        + id.table()
                        + word(" AS ", object.get("kind"))
                        + " FOR "
                        + object.get("command")
                        + " TO "
                        + object.get("roles")
                        + parenthesised(" USING ", object.get("using"))
                        + parenthesised(" WITH CHECK ", object.get("check"));
        return withAll(object, sql, "kind", "command", "roles", "using", "check");
    }

    private SchemaObject materializedView(SchemaObject object) {
        String sql =
                "CREATE MATERIALIZED VIEW "
                        + object.id().path()
                        + word(" USING ", object.get("access method"))
                        + word(" TABLESPACE ", object.get("tablespace"))
                        + " AS\n"
                        + object.get("definition")
                        + (object.has("data") ? "\nWITH NO DATA" : "");
        return withAll(object, sql, "definition", "data", "access method", "tablespace");
    }

    private SchemaObject aggregate(SchemaObject object) {
        String arguments = object.get("arguments");
        String sql =
                "CREATE AGGREGATE %s.%s(%s) (%s)"
                        .formatted(
                                object.id().schema(),
                                NAME.matcher(object.id().name())
                                        .results()
                                        .toList()
                                        .getFirst()
                                        .group(),
                                arguments.isEmpty() ? "*" : arguments,
                                object.get("definition"));
        return withAll(object, sql, "definition", "arguments", "returns");
    }

    private SchemaObject eventTrigger(SchemaObject object) {
        String tags = object.get("tags");
        String sql =
                "CREATE EVENT TRIGGER %s ON %s%s EXECUTE FUNCTION %s()"
                        .formatted(
                                object.id().path(),
                                object.get("event"),
                                tags.isEmpty() ? "" : " WHEN TAG IN (" + tags + ")",
                                object.get("function"));
        return withAll(object, sql, "event", "tags", "function");
    }

    private SchemaObject publication(SchemaObject object) {
        String sql =
                "CREATE PUBLICATION "
                        + object.id().path()
                        + (object.has("all tables") ? " FOR ALL TABLES" : "")
                        + " WITH ("
                        + Publications.options(object)
                        + ")";
        return withAll(object, sql, "all tables", "publish", "via root", "generated columns");
    }

    static String word(String before, String value) {
        return value.isEmpty() ? "" : before + value;
    }

    private static String parenthesised(String before, String value) {
        return value.isEmpty() ? "" : before + "(" + value + ")";
    }
}
