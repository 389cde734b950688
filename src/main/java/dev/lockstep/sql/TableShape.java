package dev.lockstep.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements about tables, and about what ALTER treats alike: views and sequences. */
public sealed interface TableShape extends StatementShape {
    /**
     * CREATE TABLE and CREATE FOREIGN TABLE.
     *
     * @param asQuery whether it is made by a query
     * @param withData false for WITH NO DATA: that query does not run
     * @param partitionOf the parent of a partition, or null
     * @param bound the rows that this partition takes: {@code IN (1, 2)}; null for all others
     * @param inherits other parents
     * @param references tables that its foreign keys point to, as far as they are named
     * @param relations all that it names, itself first
     */
    record CreateTable(
            String kind,
            RelationName name,
            boolean temporary,
            boolean ifNotExists,
            boolean asQuery,
            boolean withData,
            @Nullable RelationName partitionOf,
            @Nullable String bound,
            List<RelationName> inherits,
            List<RelationName> references,
            List<RelationName> relations)
            implements TableShape {
        /** Keeps its own copies. */
        public CreateTable {
            inherits = List.copyOf(inherits);
            references = List.copyOf(references);
            relations = List.copyOf(relations);
        }

        /** A new table harms nobody, but its parents and the targets of its foreign keys wait. */
        @Override
        public LockClass lockClass() {
            boolean locksOthers =
                    partitionOf != null || !inherits.isEmpty() || !references.isEmpty();
            return locksOthers ? LockClass.STRONG : LockClass.NONE;
        }
    }

    /**
     * ALTER of a TABLE, FOREIGN TABLE, VIEW, MATERIALIZED VIEW, SEQUENCE or INDEX.
     *
     * @param kind such as {@code ALTER MATERIALIZED VIEW}
     * @param relations all that it names, itself first; empty for ALTER INDEX
     */
    record AlterTable(
            String kind,
            RelationName relation,
            boolean ifExists,
            boolean only,
            List<TableAction> actions,
            List<RelationName> relations)
            implements TableShape {
        /** Keeps its own copies. */
        public AlterTable {
            actions = List.copyOf(actions);
            relations = List.copyOf(relations);
        }

        /** Whether it detaches a partition concurrently, which it then does alone. */
        public boolean detachesConcurrently() {
            return actions.stream()
                    .anyMatch(a -> a instanceof TableAction.DetachPartition d && d.concurrently());
        }

        @Override
        public TransactionUse transactionUse() {
            return detachesConcurrently() ? TransactionUse.OUTSIDE : TransactionUse.ANY;
        }

        @Override
        public LockClass lockClass() {
            return detachesConcurrently() ? LockClass.CONCURRENT : LockClass.STRONG;
        }

        @Override
        public Recovery recovery() {
            return detachesConcurrently() ? Recovery.CATALOG : Recovery.TRANSACTION;
        }
    }

    /**
     * TRUNCATE.
     *
     * @param only those of them whose children are left alone
     */
    record Truncate(List<RelationName> relations, List<RelationName> only, boolean cascade)
            implements TableShape {
        /** Keeps its own copies. */
        public Truncate {
            relations = List.copyOf(relations);
            only = List.copyOf(only);
        }

        @Override
        public String kind() {
            return "TRUNCATE";
        }

        @Override
        public LockClass lockClass() {
            return LockClass.STRONG;
        }
    }
}
