package dev.lockstep.sql;

import dev.lockstep.model.LockMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Upkeep, what concerns more than one database, and the rest. */
public sealed interface ServerShape extends StatementShape {
    /**
     * VACUUM, ANALYZE, CLUSTER, REPACK (PostgreSQL 19) and CHECKPOINT.
     *
     * @param relations empty for all tables
     */
    record Maintenance(Verb verb, List<RelationName> relations, boolean full, boolean concurrently)
            implements ServerShape {
        /** Its first word. */
        public enum Verb {
            VACUUM,
            ANALYZE,
            CLUSTER,
            REPACK,
            CHECKPOINT
        }

        /** Keeps its own copy. */
        public Maintenance {
            relations = List.copyOf(relations);
        }

        @Override
        public String kind() {
            return verb + (full ? " FULL" : "") + (concurrently ? " CONCURRENTLY" : "");
        }

        /** CLUSTER of all tables commits after each; that of one partitioned table does so too. */
        @Override
        public TransactionUse transactionUse() {
            boolean outside =
                    switch (verb) {
                        case VACUUM -> true;
                        case CLUSTER, REPACK -> relations.isEmpty() || concurrently;
                        case ANALYZE, CHECKPOINT -> false;
                    };
            return outside ? TransactionUse.OUTSIDE : TransactionUse.ANY;
        }

        @Override
        public LockClass lockClass() {
            return switch (verb) {
                case VACUUM -> full ? LockClass.STRONG : LockClass.CONCURRENT;
                case CLUSTER, REPACK -> concurrently ? LockClass.CONCURRENT : LockClass.STRONG;
                case ANALYZE, CHECKPOINT -> LockClass.NONE;
            };
        }

        @Override
        public Recovery recovery() {
            return transactionUse() == TransactionUse.OUTSIDE
                    ? Recovery.REPEAT
                    : Recovery.TRANSACTION;
        }
    }

    /**
     * CREATE, ALTER and DROP of a DATABASE, TABLESPACE or SUBSCRIPTION, and ALTER SYSTEM.
     *
     * @param name of what it makes, changes or drops; null where the text is not clear
     * @param outside whether this form of it may not run in a transaction
     * @param recovery how one finds out whether it took effect
     */
    record DatabaseWide(String kind, @Nullable String name, boolean outside, Recovery recovery)
            implements ServerShape {
        @Override
        public TransactionUse transactionUse() {
            return outside ? TransactionUse.OUTSIDE : TransactionUse.ANY;
        }
    }

    /** LOCK TABLE. */
    record LockTable(List<RelationName> relations, LockMode mode) implements ServerShape {
        /** Keeps its own copy. */
        public LockTable {
            relations = List.copyOf(relations);
        }

        @Override
        public String kind() {
            return "LOCK";
        }

        @Override
        public LockClass lockClass() {
            return LockClass.STRONG;
        }
    }

    /**
     * Whatever has no shape of its own, such as EXPLAIN, SHOW, LISTEN, and what is no SQL.
     *
     * @param kind its first words; empty when it does not begin with a word
     */
    record Other(String kind, List<RelationName> relations, LockClass lockClass)
            implements ServerShape {
        /** Keeps its own copy. */
        public Other {
            relations = List.copyOf(relations);
        }
    }
}
