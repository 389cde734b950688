package dev.lockstep.sql;

import org.jspecify.annotations.Nullable;

/** One of the comma-separated parts of an ALTER TABLE. Names are folded and without quotes. */
public sealed interface TableAction {
    /**
     * ADD COLUMN.
     *
     * @param references the target of a foreign key written with the column, or null
     */
    record AddColumn(String column, boolean ifNotExists, @Nullable RelationName references)
            implements TableAction {}

    /** DROP COLUMN. */
    record DropColumn(String column, boolean ifExists) implements TableAction {}

    /** ALTER COLUMN. */
    record AlterColumn(String column, Change change) implements TableAction {
        /** What becomes of the column. */
        public enum Change {
            TYPE,
            SET_NOT_NULL,
            DROP_NOT_NULL,
            SET_DEFAULT,
            DROP_DEFAULT,
            /** Statistics, storage, compression, options, identity, expression. */
            OTHER
        }
    }

    /**
     * ADD CONSTRAINT.
     *
     * @param constraint its name, or null when the server shall choose one
     * @param notValid whether the rows present are not checked
     * @param index the index that becomes the constraint (USING INDEX), or null
     * @param references the target of a foreign key, or null
     */
    record AddConstraint(
            @Nullable String constraint,
            Kind kind,
            boolean notValid,
            @Nullable String index,
            @Nullable RelationName references)
            implements TableAction {
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

    /** ATTACH PARTITION. */
    record AttachPartition(RelationName partition) implements TableAction {}

    /**
     * DETACH PARTITION.
     *
     * @param finalizing whether it ends a concurrent one that was interrupted
     */
    record DetachPartition(RelationName partition, boolean concurrently, boolean finalizing)
            implements TableAction {}

    /**
     * Anything else.
     *
     * @param words how it begins, upper case: {@code SET TABLESPACE}, {@code ENABLE TRIGGER},
     *     {@code OWNER TO}
     */
    record Other(String words) implements TableAction {}
}
