package dev.lockstep.sql;

import java.util.List;

/** What a statement is, as far as its text tells: enough to say how it must be run. */
public interface StatementShape {
    /** In PostgreSQL's words, e.g. {@code CREATE INDEX CONCURRENTLY}; {@code ALTER TABLE}. */
    String kind();

    /** The relations that it names, as written there, without duplicates, in order. */
    List<RelationName> relations();

    /** Whether it may run inside a transaction block. */
    TransactionUse transactionUse();

    /** Which lock timeout it runs under. */
    LockClass lockClass();

    /** For a statement outside a transaction: how one finds out whether it took effect. */
    Recovery recovery();

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

    /** The three classes of waiting; see POSTGRES.md, Locks. */
    enum LockClass {
        STRONG,
        CONCURRENT,
        ROWS,
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
