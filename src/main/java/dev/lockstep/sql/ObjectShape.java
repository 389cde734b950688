package dev.lockstep.sql;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Definitions of everything in a database that is neither table nor index. */
public sealed interface ObjectShape extends StatementShape {
    /**
     * CREATE VIEW and CREATE MATERIALIZED VIEW.
     *
     * @param withData false for WITH NO DATA: the query does not run
     * @param relations all that it names, itself first
     */
    record CreateView(
            String kind,
            RelationName name,
            boolean orReplace,
            boolean withData,
            List<RelationName> relations)
            implements ObjectShape {
        /** Keeps its own copy. */
        public CreateView {
            relations = List.copyOf(relations);
        }

        @Override
        public LockClass lockClass() {
            return orReplace ? LockClass.STRONG : LockClass.NONE;
        }
    }

    /**
     * REFRESH MATERIALIZED VIEW. With CONCURRENTLY readers go on; it runs in a transaction all the
     * same.
     */
    record Refresh(RelationName relation, boolean concurrently, boolean withData)
            implements ObjectShape {
        @Override
        public String kind() {
            return concurrently
                    ? "REFRESH MATERIALIZED VIEW CONCURRENTLY"
                    : "REFRESH MATERIALIZED VIEW";
        }

        @Override
        public List<RelationName> relations() {
            return List.of(relation);
        }

        @Override
        public LockClass lockClass() {
            return concurrently ? LockClass.NONE : LockClass.STRONG;
        }
    }

    /**
     * CREATE FUNCTION and CREATE PROCEDURE; the body is not looked into.
     *
     * @param sql whether the body is SQL, which the server reads when it is made
     */
    record CreateRoutine(String kind, RelationName name, boolean orReplace, boolean sql)
            implements ObjectShape {}

    /**
     * CREATE TRIGGER and CREATE CONSTRAINT TRIGGER.
     *
     * @param eachRow FOR EACH ROW: a partitioned table hands it down
     */
    record CreateTrigger(
            String name, RelationName relation, boolean eachRow, List<RelationName> relations)
            implements ObjectShape {
        /** Keeps its own copy. */
        public CreateTrigger {
            relations = List.copyOf(relations);
        }

        @Override
        public String kind() {
            return "CREATE TRIGGER";
        }

        @Override
        public LockClass lockClass() {
            return LockClass.STRONG;
        }
    }

    /**
     * ALTER TYPE. A value that ADD VALUE made cannot be used before the transaction commits, but
     * the statement itself runs in one (since PostgreSQL 12).
     *
     * @param value of an enumeration that is added or renamed, or null
     * @param newValue what it is renamed to, or null
     */
    record AlterType(
            RelationName name, Form form, @Nullable String value, @Nullable String newValue)
            implements ObjectShape {
        /** What becomes of it. */
        public enum Form {
            ADD_VALUE,
            RENAME_VALUE,
            /** Attributes, name, owner, schema, properties. */
            OTHER
        }

        /** Whether an enumeration gets one more value. */
        public boolean addsValue() {
            return form == Form.ADD_VALUE;
        }

        @Override
        public String kind() {
            return addsValue() ? "ALTER TYPE ADD VALUE" : "ALTER TYPE";
        }

        @Override
        public LockClass lockClass() {
            return addsValue() ? LockClass.NONE : LockClass.STRONG;
        }
    }

    /**
     * ALTER SCHEMA.
     *
     * @param newName null where it changes no name
     */
    record AlterSchema(String name, @Nullable String newName) implements ObjectShape {
        @Override
        public String kind() {
            return "ALTER SCHEMA";
        }
    }

    /**
     * ALTER DOMAIN.
     *
     * @param constraint the name of one that is added, or null
     * @param text of a constraint that is added, all but its name: {@code CHECK (VALUE > 0)}
     */
    record AlterDomain(RelationName name, Change change, @Nullable String constraint, String text)
            implements ObjectShape {
        /** What becomes of it. */
        public enum Change {
            /** A constraint that the values present are checked for. */
            ADD,
            ADD_NOT_VALID,
            VALIDATE,
            SET_NOT_NULL,
            /** Default, drops, renames, owner, schema. */
            OTHER
        }

        @Override
        public String kind() {
            return "ALTER DOMAIN";
        }

        @Override
        public LockClass lockClass() {
            return LockClass.STRONG;
        }
    }

    /**
     * DROP of anything in a database but an index.
     *
     * @param object in PostgreSQL's words: {@code TABLE}, {@code FOREIGN DATA WRAPPER}
     * @param names what is dropped, as far as it has names
     * @param on the table of a trigger, policy or rule; else null
     */
    record DropObjects(
            String object,
            List<RelationName> names,
            @Nullable RelationName on,
            boolean ifExists,
            boolean cascade)
            implements ObjectShape {
        /** What is not in a table's way unless others that are fall with it. */
        private static final Set<String> APART =
                Set.of(
                        "AGGREGATE",
                        "CAST",
                        "COLLATION",
                        "CONVERSION",
                        "EVENT TRIGGER",
                        "FUNCTION",
                        "GROUP",
                        "LANGUAGE",
                        "OPERATOR",
                        "PROCEDURE",
                        "ROLE",
                        "ROUTINE",
                        "TYPE",
                        "USER",
                        "USER MAPPING");

        private static final Set<String> RELATIONS =
                Set.of("TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW", "SEQUENCE");

        /** Keeps its own copy. */
        public DropObjects {
            names = List.copyOf(names);
        }

        @Override
        public String kind() {
            return "DROP " + object;
        }

        @Override
        public List<RelationName> relations() {
            if (on != null) {
                return List.of(on);
            }
            return RELATIONS.contains(object) ? names : List.of();
        }

        @Override
        public LockClass lockClass() {
            return APART.contains(object) && !cascade ? LockClass.NONE : LockClass.STRONG;
        }
    }

    /** COMMENT ON. */
    record Comment(String object, @Nullable RelationName relation) implements ObjectShape {
        @Override
        public String kind() {
            return "COMMENT";
        }

        @Override
        public List<RelationName> relations() {
            return relation == null ? List.of() : List.of(relation);
        }
    }

    /** GRANT and REVOKE, of privileges and of roles. */
    record Grant(String kind, List<RelationName> relations) implements ObjectShape {
        /** Keeps its own copy. */
        public Grant {
            relations = List.copyOf(relations);
        }
    }

    /**
     * Any other CREATE or ALTER.
     *
     * @param kind such as {@code CREATE EXTENSION}, {@code ALTER DEFAULT PRIVILEGES}
     */
    record Definition(String kind, List<RelationName> relations, LockClass lockClass)
            implements ObjectShape {
        /** Keeps its own copy. */
        public Definition {
            relations = List.copyOf(relations);
        }
    }
}
