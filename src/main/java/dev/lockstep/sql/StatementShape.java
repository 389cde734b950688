package dev.lockstep.sql;

import java.util.List;

/**
 * What a statement is, as far as its text tells: enough to say how it must be run. The server is
 * the judge of syntax: a text that it would refuse has some shape too.
 */
public sealed interface StatementShape
        permits IndexShape, TableShape, ObjectShape, DataShape, SessionShape, ServerShape {
    /**
     * In PostgreSQL's words, upper case: {@code ALTER TABLE}, {@code CREATE INDEX CONCURRENTLY}. Of
     * the modifiers only CONCURRENTLY, MATERIALIZED and FULL are kept. A statement with a WITH
     * clause is called by its verb.
     */
    String kind();

    /**
     * The tables, views and sequences (not indexes) that it names where the grammar makes that
     * certain, as written there, without duplicates, in order: never more than it names, sometimes
     * less.
     */
    default List<RelationName> relations() {
        return List.of();
    }

    /** Whether it may run inside a transaction block. */
    default TransactionUse transactionUse() {
        return TransactionUse.ANY;
    }

    /** Which lock timeout it runs under. */
    default LockClass lockClass() {
        return LockClass.NONE;
    }

    /** For a statement outside a transaction: how one finds out whether it took effect. */
    default Recovery recovery() {
        return transactionUse() == TransactionUse.ANY ? Recovery.TRANSACTION : Recovery.UNDECIDABLE;
    }

    /** Whether a statement may run inside a transaction block. */
    enum TransactionUse {
        /** Anywhere. */
        ANY,
        /** Never inside a transaction block. */
        OUTSIDE,
        /**
         * BEGIN, COMMIT, ROLLBACK, SAVEPOINT, PREPARE TRANSACTION ...: decides transactions itself.
         */
        CONTROL,
        /** CALL and DO: only the server knows whether it commits inside. */
        MAY_CONTROL
    }

    /** How long a statement may wait for its locks: each class has a limit of its own. */
    enum LockClass {
        /** Table locks in whose queue the application would wait. */
        STRONG,
        /** Waits for old transactions anywhere: CONCURRENTLY and VACUUM. */
        CONCURRENT,
        /** Waits for rows that others changed. */
        ROWS,
        /** None that the application would notice. */
        NONE
    }

    /** How the outcome of a statement outside a transaction is established after a crash. */
    enum Recovery {
        /** It runs inside a transaction: the run's own row decides. */
        TRANSACTION,
        /** The catalog shows it: index builds, DETACH CONCURRENTLY, databases, subscriptions. */
        CATALOG,
        /** Repeating it does no harm: VACUUM, ANALYZE, REINDEX, ALTER SYSTEM. */
        REPEAT,
        /** Nothing can tell: a person must. */
        UNDECIDABLE
    }
}
