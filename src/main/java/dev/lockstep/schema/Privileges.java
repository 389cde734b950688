package dev.lockstep.schema;

import dev.lockstep.schema.Difference.Change;
import java.util.LinkedHashMap;
import java.util.Map;

/** GRANT and REVOKE. */
final class Privileges {
    private static final String KEY = "grant ";
    private static final String GRANTABLE = "WITH GRANT OPTION";

    private final DdlScript script;

    Privileges(DdlScript script) {
        this.script = script;
    }

    /** Of an object that both have, or that was made just now with those privileges. */
    void alter(SchemaObject before, SchemaObject after) {
        for (Change change : SchemaDiff.changes(before, after)) {
            if (change.property().startsWith(KEY)) {
                ObjectId id = after.id();
                String privilege = privilege(change);
                boolean column =
                        id.kind() == ObjectKind.COLUMN || id.kind() == ObjectKind.VIEW_COLUMN;
                String what = column ? privilege + " (" + id.name() + ")" : privilege;
                script.add(id, sql(change, what + " ON " + subject(id)));
            }
        }
    }

    /** Those that later objects are made with; changed last, so that all before are made alike. */
    void defaults(SchemaObject before, SchemaObject after) {
        ObjectId id = after.id();
        for (Change change : SchemaDiff.changes(before, after)) {
            script.atEnd(
                    id,
                    "ALTER DEFAULT PRIVILEGES FOR ROLE "
                            + id.parent()
                            + (id.schema().isEmpty() ? " " : " IN SCHEMA " + id.schema() + " ")
                            + sql(change, privilege(change) + " ON " + id.name()));
        }
    }

    /** What an object is made with by the role that reads the first schema. */
    static SchemaObject fresh(Model model, SchemaObject bare) {
        String objects =
                switch (bare.id().kind()) {
                    case TABLE, VIEW, MATERIALIZED_VIEW -> "TABLES";
                    case SEQUENCE -> "SEQUENCES";
                    case FUNCTION, PROCEDURE, AGGREGATE -> "FUNCTIONS";
                    case ENUM, DOMAIN, COMPOSITE, RANGE -> "TYPES";
                    case SCHEMA -> "SCHEMAS";
                    case EXTENSION,
                            COLUMN,
                            DEFAULT,
                            CONSTRAINT,
                            INDEX,
                            TRIGGER,
                            RULE,
                            POLICY,
                            STATISTICS,
                            VIEW_COLUMN,
                            EVENT_TRIGGER,
                            PUBLICATION,
                            DEFAULT_PRIVILEGES ->
                            "";
                };
        if (objects.isEmpty()) {
            return bare;
        }
        String role = model.snapshot().role();
        ObjectId everywhere = new ObjectId(ObjectKind.DEFAULT_PRIVILEGES, "", role, objects);
        ObjectId here =
                new ObjectId(ObjectKind.DEFAULT_PRIVILEGES, bare.id().schema(), role, objects);
        SchemaObject told = model.get(everywhere);
        Map<String, String> all = new LinkedHashMap<>(bare.properties());
        all.putAll((told != null ? told : usual(everywhere)).properties());
        SchemaObject local = model.get(here);
        if (local != null && !here.equals(everywhere)) {
            all.putAll(local.properties());
        }
        return new SchemaObject(bare.id(), all);
    }

    /** What is so where nobody said otherwise. */
    static SchemaObject usual(ObjectId defaults) {
        Map<String, String> usual = new LinkedHashMap<>();
        if (defaults.schema().isEmpty()) {
            switch (defaults.name()) {
                case "FUNCTIONS" -> usual.put(KEY + "EXECUTE TO PUBLIC", "yes");
                case "TYPES" -> usual.put(KEY + "USAGE TO PUBLIC", "yes");
                default -> {}
            }
        }
        return new SchemaObject(defaults, usual);
    }

    private static String sql(Change change, String what) {
        String grantee = change.property().substring(change.property().indexOf(" TO ") + 4);
        if (change.after().isEmpty()) {
            return "REVOKE " + what + " FROM " + grantee;
        }
        if (change.before().equals(GRANTABLE)) {
            return "REVOKE GRANT OPTION FOR " + what + " FROM " + grantee;
        }
        boolean grantable = change.after().equals(GRANTABLE);
        return "GRANT " + what + " TO " + grantee + (grantable ? " " + GRANTABLE : "");
    }

    private static String privilege(Change change) {
        return change.property().substring(KEY.length(), change.property().indexOf(" TO "));
    }

    private static String subject(ObjectId id) {
        return switch (id.kind()) {
            case COLUMN, VIEW_COLUMN -> "TABLE " + id.table();
            case VIEW, MATERIALIZED_VIEW -> "TABLE " + id.path();
            case ENUM, DOMAIN, COMPOSITE, RANGE -> "TYPE " + id.path();
            case AGGREGATE -> "FUNCTION " + id.path();
            case SCHEMA,
                    EXTENSION,
                    SEQUENCE,
                    TABLE,
                    DEFAULT,
                    CONSTRAINT,
                    INDEX,
                    TRIGGER,
                    RULE,
                    POLICY,
                    STATISTICS,
                    FUNCTION,
                    PROCEDURE,
                    EVENT_TRIGGER,
                    PUBLICATION,
                    DEFAULT_PRIVILEGES ->
                    id.kind().sql() + " " + id.path();
        };
    }
}
