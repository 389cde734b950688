package dev.lockstep.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sql.StatementShape.LockClass;
import dev.lockstep.sql.StatementShape.Recovery;
import dev.lockstep.sql.StatementShape.TransactionUse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How each form of a statement must be run: the list in the manual, form by form. */
class TransactionUseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CREATE INDEX CONCURRENTLY i ON t (a) | CREATE INDEX CONCURRENTLY | CONCURRENT | CATALOG",
                "create unique index concurrently on t (a) | CREATE INDEX CONCURRENTLY | CONCURRENT | CATALOG",
                "DROP INDEX CONCURRENTLY IF EXISTS a, s.b | DROP INDEX CONCURRENTLY | CONCURRENT | CATALOG",
                "REINDEX INDEX CONCURRENTLY i | REINDEX INDEX CONCURRENTLY | CONCURRENT | REPEAT",
                "REINDEX (CONCURRENTLY, VERBOSE) TABLE x | REINDEX TABLE CONCURRENTLY | CONCURRENT | REPEAT",
                "REINDEX (CONCURRENTLY on) TABLE x | REINDEX TABLE CONCURRENTLY | CONCURRENT | REPEAT",
                "REINDEX (CONCURRENTLY 'true') TABLE x | REINDEX TABLE CONCURRENTLY | CONCURRENT | REPEAT",
                "REINDEX SCHEMA s | REINDEX SCHEMA | STRONG | REPEAT",
                "REINDEX DATABASE d | REINDEX DATABASE | STRONG | REPEAT",
                "REINDEX SYSTEM | REINDEX SYSTEM | STRONG | REPEAT",
                "REINDEX DATABASE CONCURRENTLY | REINDEX DATABASE CONCURRENTLY | CONCURRENT | REPEAT",
                "ALTER TABLE p DETACH PARTITION c CONCURRENTLY | ALTER TABLE | CONCURRENT | CATALOG",
                "VACUUM | VACUUM | CONCURRENT | REPEAT",
                "VACUUM FULL t | VACUUM FULL | STRONG | REPEAT",
                "VACUUM (FULL, ANALYZE) a, b | VACUUM FULL | STRONG | REPEAT",
                "VACUUM (FULL false) a | VACUUM | CONCURRENT | REPEAT",
                "CLUSTER | CLUSTER | STRONG | REPEAT",
                "CLUSTER VERBOSE | CLUSTER | STRONG | REPEAT",
                "CLUSTER (VERBOSE) | CLUSTER | STRONG | REPEAT",
                "REPACK | REPACK | STRONG | REPEAT",
                "REPACK USING INDEX | REPACK | STRONG | REPEAT",
                "REPACK (CONCURRENTLY) t USING INDEX i | REPACK CONCURRENTLY | CONCURRENT | REPEAT",
                "ALTER SYSTEM SET work_mem = '1MB' | ALTER SYSTEM | NONE | REPEAT",
                "CREATE DATABASE d TEMPLATE template0 | CREATE DATABASE | NONE | CATALOG",
                "DROP DATABASE IF EXISTS d WITH (FORCE) | DROP DATABASE | NONE | CATALOG",
                "CREATE TABLESPACE s LOCATION '/x' | CREATE TABLESPACE | NONE | CATALOG",
                "DROP TABLESPACE s | DROP TABLESPACE | NONE | CATALOG",
                "ALTER DATABASE d SET TABLESPACE s | ALTER DATABASE | NONE | CATALOG",
                "ALTER DATABASE \"D\" WITH TABLESPACE = s | ALTER DATABASE | NONE | CATALOG",
                "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p | CREATE SUBSCRIPTION | NONE | CATALOG",
                "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (enabled = false) | CREATE SUBSCRIPTION | NONE | CATALOG",
                "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (create_slot) | CREATE SUBSCRIPTION | NONE | CATALOG",
                "DROP SUBSCRIPTION s | DROP SUBSCRIPTION | NONE | CATALOG",
                "ALTER SUBSCRIPTION s REFRESH PUBLICATION | ALTER SUBSCRIPTION | NONE | REPEAT",
                "ALTER SUBSCRIPTION s SET PUBLICATION p, q | ALTER SUBSCRIPTION | NONE | REPEAT",
                "ALTER SUBSCRIPTION s ADD PUBLICATION p WITH (copy_data) | ALTER SUBSCRIPTION | NONE | REPEAT",
                "ALTER SUBSCRIPTION s SET (failover = true) | ALTER SUBSCRIPTION | NONE | REPEAT",
                "DISCARD ALL | DISCARD ALL | NONE | REPEAT",
                "COMMIT PREPARED 'x' | COMMIT PREPARED | NONE | UNDECIDABLE",
                "ROLLBACK PREPARED 'x' | ROLLBACK PREPARED | NONE | UNDECIDABLE"
            })
    void runsOutsideOfATransaction(String sql, String kind, LockClass locks, Recovery recovery) {
        assertShape(sql, kind, TransactionUse.OUTSIDE, locks, recovery);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CREATE UNIQUE INDEX i ON t (a) | CREATE INDEX | STRONG",
                "DROP INDEX i | DROP INDEX | STRONG",
                "REINDEX TABLE t | REINDEX TABLE | STRONG",
                "REINDEX (CONCURRENTLY false) TABLE t | REINDEX TABLE | STRONG",
                "REINDEX (VERBOSE, CONCURRENTLY off) INDEX t | REINDEX INDEX | STRONG",
                "REINDEX (CONCURRENTLY 0, TABLESPACE s) INDEX t | REINDEX INDEX | STRONG",
                "ANALYZE | ANALYZE | NONE",
                "ANALYSE (VERBOSE) t | ANALYZE | NONE",
                "CLUSTER t USING i | CLUSTER | STRONG",
                "REPACK t | REPACK | STRONG",
                "CHECKPOINT | CHECKPOINT | NONE",
                "ALTER DATABASE d SET work_mem = '1MB' | ALTER DATABASE | NONE",
                "ALTER DATABASE d RENAME TO tablespace | ALTER DATABASE | NONE",
                "ALTER TABLESPACE s RENAME TO r | ALTER TABLESPACE | NONE",
                "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (create_slot = false) | CREATE SUBSCRIPTION | NONE",
                "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (connect = 'off') | CREATE SUBSCRIPTION | NONE",
                "ALTER SUBSCRIPTION s DISABLE | ALTER SUBSCRIPTION | NONE",
                "ALTER SUBSCRIPTION s SET PUBLICATION p WITH (refresh = false) | ALTER SUBSCRIPTION | NONE",
                "ALTER SUBSCRIPTION s SET (slot_name = NONE) | ALTER SUBSCRIPTION | NONE",
                "DISCARD TEMPORARY | DISCARD TEMP | NONE",
                "ALTER TABLE p DETACH PARTITION c | ALTER TABLE | STRONG",
                "ALTER TABLE p DETACH PARTITION c FINALIZE | ALTER TABLE | STRONG",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v | REFRESH MATERIALIZED VIEW CONCURRENTLY | NONE",
                "REFRESH MATERIALIZED VIEW v WITH NO DATA | REFRESH MATERIALIZED VIEW | STRONG",
                "ALTER TYPE e ADD VALUE IF NOT EXISTS 'x' BEFORE 'y' | ALTER TYPE ADD VALUE | NONE",
                "ALTER TYPE e RENAME TO f | ALTER TYPE | STRONG",
                "PREPARE transaction AS SELECT 1 | PREPARE | NONE",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE | SET | NONE",
                "SELECT 1 | SELECT | NONE",
                "SELECT * FROM a FOR NO KEY UPDATE | SELECT | ROWS",
                "UPDATE t SET a = 1 | UPDATE | ROWS",
                "COPY t FROM '/f' | COPY | ROWS",
                "COPY t TO STDOUT | COPY | NONE",
                "TRUNCATE t | TRUNCATE | STRONG",
                "LOCK TABLE t | LOCK | STRONG",
                "CREATE TABLE t (a int) | CREATE TABLE | NONE",
                "CREATE TABLE t (a int REFERENCES u) | CREATE TABLE | STRONG",
                "CREATE TABLE t PARTITION OF p DEFAULT | CREATE TABLE | STRONG",
                "CREATE TABLE t () INHERITS (p) | CREATE TABLE | STRONG",
                "CREATE VIEW v AS SELECT 1 | CREATE VIEW | NONE",
                "CREATE OR REPLACE VIEW v AS SELECT 1 | CREATE VIEW | STRONG",
                "DROP FUNCTION f(int) | DROP FUNCTION | NONE",
                "DROP FUNCTION f(int) CASCADE | DROP FUNCTION | STRONG",
                "CREATE EXTENSION IF NOT EXISTS pg_trgm | CREATE EXTENSION | NONE",
                "CREATE TEXT SEARCH CONFIGURATION c (COPY = simple) | CREATE TEXT SEARCH CONFIGURATION | NONE",
                "CREATE TRUSTED LANGUAGE l | CREATE LANGUAGE | NONE",
                "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO x | ALTER DEFAULT PRIVILEGES | NONE",
                "SECURITY LABEL ON TABLE t IS 'x' | SECURITY LABEL | NONE",
                "explain analyze select 1 | EXPLAIN | NONE",
                "frobnicate | FROBNICATE | NONE",
                "{ | `` | NONE"
            })
    void runsInATransaction(String sql, String kind, LockClass locks) {
        assertShape(sql, kind, TransactionUse.ANY, locks, Recovery.TRANSACTION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BEGIN ISOLATION LEVEL SERIALIZABLE | BEGIN",
                "start transaction | START TRANSACTION",
                "COMMIT AND CHAIN | COMMIT",
                "END | END",
                "ROLLBACK WORK | ROLLBACK",
                "ABORT | ABORT",
                "ROLLBACK TO s | ROLLBACK TO SAVEPOINT",
                "ROLLBACK TRANSACTION TO SAVEPOINT s | ROLLBACK TO SAVEPOINT",
                "SAVEPOINT s | SAVEPOINT",
                "RELEASE SAVEPOINT s | RELEASE",
                "PREPARE TRANSACTION 'x' | PREPARE TRANSACTION"
            })
    void controlsTransactions(String sql, String kind) {
        assertShape(sql, kind, TransactionUse.CONTROL, LockClass.NONE, Recovery.UNDECIDABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"CALL s.p(1) | CALL", "DO $$BEGIN COMMIT; END$$ | DO"})
    void mayControlTransactions(String sql, String kind) {
        assertShape(sql, kind, TransactionUse.MAY_CONTROL, LockClass.NONE, Recovery.UNDECIDABLE);
    }

    private static void assertShape(
            String sql, String kind, TransactionUse use, LockClass locks, Recovery recovery) {
        StatementShape shape =
                Script.split(new SourceText("up.sql", sql)).statements().getFirst().shape();
        assertThat(shape.kind()).isEqualTo(kind);
        assertThat(shape.transactionUse()).isEqualTo(use);
        assertThat(shape.lockClass()).isEqualTo(locks);
        assertThat(shape.recovery()).isEqualTo(recovery);
    }
}
