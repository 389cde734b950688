package dev.lockstep.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements about indexes. */
public sealed interface IndexShape extends StatementShape {
    /**
     * CREATE INDEX.
     *
     * @param name null when the server shall choose one; it has no schema but its table's
     * @param keys columns in order, expressions empty
     * @param text what follows the table, as written: {@code USING gin (a) WHERE b}
     */
    record CreateIndex(
            @Nullable String name,
            RelationName relation,
            boolean unique,
            boolean concurrently,
            boolean ifNotExists,
            boolean only,
            List<String> keys,
            String text)
            implements IndexShape {
        /** Keeps its own copy. */
        public CreateIndex {
            keys = List.copyOf(keys);
        }

        @Override
        public String kind() {
            return concurrently ? "CREATE INDEX CONCURRENTLY" : "CREATE INDEX";
        }

        @Override
        public List<RelationName> relations() {
            return List.of(relation);
        }

        @Override
        public TransactionUse transactionUse() {
            return concurrently ? TransactionUse.OUTSIDE : TransactionUse.ANY;
        }

        @Override
        public LockClass lockClass() {
            return concurrently ? LockClass.CONCURRENT : LockClass.STRONG;
        }

        @Override
        public Recovery recovery() {
            return concurrently ? Recovery.CATALOG : Recovery.TRANSACTION;
        }
    }

    /** DROP INDEX. */
    record DropIndex(
            List<RelationName> names, boolean concurrently, boolean ifExists, boolean cascade)
            implements IndexShape {
        /** Keeps its own copy. */
        public DropIndex {
            names = List.copyOf(names);
        }

        @Override
        public String kind() {
            return concurrently ? "DROP INDEX CONCURRENTLY" : "DROP INDEX";
        }

        @Override
        public TransactionUse transactionUse() {
            return concurrently ? TransactionUse.OUTSIDE : TransactionUse.ANY;
        }

        @Override
        public LockClass lockClass() {
            return concurrently ? LockClass.CONCURRENT : LockClass.STRONG;
        }

        @Override
        public Recovery recovery() {
            return concurrently ? Recovery.CATALOG : Recovery.TRANSACTION;
        }
    }

    /**
     * REINDEX. That of a partitioned table or index cannot run in a transaction either, but its
     * text does not show that.
     *
     * @param what which indexes are built again
     * @param name of the index, table, schema or database; null where it was left out
     */
    record Reindex(Extent what, @Nullable RelationName name, boolean concurrently)
            implements IndexShape {
        /** How much is built again. */
        public enum Extent {
            INDEX,
            TABLE,
            SCHEMA,
            DATABASE,
            SYSTEM
        }

        @Override
        public String kind() {
            return "REINDEX " + what + (concurrently ? " CONCURRENTLY" : "");
        }

        @Override
        public List<RelationName> relations() {
            return what == Extent.TABLE && name != null ? List.of(name) : List.of();
        }

        @Override
        public TransactionUse transactionUse() {
            return switch (what) {
                case INDEX, TABLE -> concurrently ? TransactionUse.OUTSIDE : TransactionUse.ANY;
                case SCHEMA, DATABASE, SYSTEM -> TransactionUse.OUTSIDE;
            };
        }

        @Override
        public LockClass lockClass() {
            return concurrently ? LockClass.CONCURRENT : LockClass.STRONG;
        }

        @Override
        public Recovery recovery() {
            return transactionUse() == TransactionUse.OUTSIDE
                    ? Recovery.REPEAT
                    : Recovery.TRANSACTION;
        }
    }
}
