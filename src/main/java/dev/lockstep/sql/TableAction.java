package dev.lockstep.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the comma-separated parts of an ALTER TABLE. Names are folded and without quotes. */
public sealed interface TableAction {
    /**
     * ADD COLUMN.
     *
     * @param references the target of a foreign key written with the column, or null
     */
    record AddColumn(
            String column,
            boolean ifNotExists,
            @Nullable RelationName references,
            ColumnDefinition definition)
            implements TableAction {}

    /** DROP COLUMN. */
    record DropColumn(String column, boolean ifExists) implements TableAction {}

    /** ALTER COLUMN. */
    record AlterColumn(String column, Change change) implements TableAction {
        /** What becomes of the column. */
        public enum Change {
            SET_NOT_NULL,
            DROP_NOT_NULL,
            SET_DEFAULT,
            DROP_DEFAULT,
            SET_STATISTICS,
            /** SET and RESET of options in parentheses. */
            OPTIONS,
            SET_EXPRESSION,
            SET_COMPRESSION,
            /** Storage, identity, dropping an expression. */
            OTHER
        }
    }

    /**
     * ALTER COLUMN ... TYPE.
     *
     * @param collation whether it says COLLATE
     * @param using how the values are made, or null for a cast
     */
    record ChangeType(String column, TypeName type, boolean collation, @Nullable Expression using)
            implements TableAction {}

    /**
     * ADD CONSTRAINT.
     *
     * @param constraint its name, or null when the server shall choose one
     * @param columns those it is on, as far as it lists them
     * @param notValid whether the rows present are not checked
     * @param enforced whether it is checked at all (NOT ENFORCED: 18 and later)
     * @param index the index that becomes the constraint (USING INDEX), or null
     * @param references the target of a foreign key, or null
     * @param check what a CHECK demands, or null
     * @param text all but the name, as written: {@code UNIQUE (a) DEFERRABLE}
     */
    record AddConstraint(
            @Nullable String constraint,
            Kind kind,
            List<String> columns,
            boolean notValid,
            boolean enforced,
            @Nullable String index,
            @Nullable RelationName references,
            @Nullable Expression check,
            String text)
            implements TableAction {
        /** Keeps its own copy. */
        public AddConstraint {
            columns = List.copyOf(columns);
        }

        /** Kinds of constraints. */
        public enum Kind {
            CHECK,
            UNIQUE,
            PRIMARY_KEY,
            EXCLUDE,
            FOREIGN_KEY,
            NOT_NULL
        }
    }

    /** VALIDATE CONSTRAINT. */
    record ValidateConstraint(String constraint) implements TableAction {}

    /** DROP CONSTRAINT. */
    record DropConstraint(String constraint, boolean ifExists) implements TableAction {}

    /** RENAME TO. */
    record RenameTable(String newName) implements TableAction {}

    /** RENAME COLUMN. */
    record RenameColumn(String column, String newName) implements TableAction {}

    /** RENAME CONSTRAINT. */
    record RenameConstraint(String constraint, String newName) implements TableAction {}

    /**
     * ATTACH PARTITION.
     *
     * @param bound the rows that it takes: {@code IN (1, 2)}; null for those that no other does
     */
    record AttachPartition(RelationName partition, @Nullable String bound) implements TableAction {}

    /**
     * DETACH PARTITION.
     *
     * @param finalizing whether it ends a concurrent one that was interrupted
     */
    record DetachPartition(RelationName partition, boolean concurrently, boolean finalizing)
            implements TableAction {}

    /** INHERIT and NO INHERIT. */
    record Inherit(RelationName parent, boolean ends) implements TableAction {}

    /** SET and RESET of storage parameters, their names as written but in small letters. */
    record SetOptions(List<String> names) implements TableAction {
        /** Keeps its own copy. */
        public SetOptions {
            names = List.copyOf(names);
        }
    }

    /**
     * Anything else.
     *
     * @param words how it begins, upper case: {@code SET TABLESPACE}, {@code ENABLE TRIGGER},
     *     {@code OWNER TO}
     * @param name the name that follows them, or null
     */
    record Other(String words, @Nullable String name) implements TableAction {}
}
