package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallDefinitionTest {
    private static boolean is(String sql) {
        return SmallDefinition.is(
                Script.split(new SourceText("up.sql", sql)).statements().getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (id bigint PRIMARY KEY DEFAULT next(), CHECK (f(id)))",
                "CREATE TABLE t (u int REFERENCES users)",
                "ALTER TABLE t ADD COLUMN c int, DROP COLUMN d, RENAME COLUMN e TO f",
                "ALTER TABLE t ADD COLUMN c varchar(20)[]",
                "ALTER TABLE t ADD COLUMN c Timestamp(3) with time zone",
                "ALTER TABLE t ALTER c SET DEFAULT now()",
                "ALTER TABLE t ALTER c DROP NOT NULL",
                "ALTER TABLE t DROP CONSTRAINT k",
                "DROP TABLE t CASCADE",
                "DROP INDEX i",
                "CREATE VIEW v AS SELECT 1",
                "COMMENT ON TABLE t IS 'x'",
                "GRANT SELECT ON t TO reader",
            })
    void whatOnlyWritesCatalogs(String sql) {
        assertThat(is(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t AS SELECT f()",
                "CREATE TEMP TABLE t (id int)",
                "CREATE TABLE t PARTITION OF p DEFAULT",
                "CREATE MATERIALIZED VIEW v AS SELECT f()",
                "ALTER TABLE t ADD COLUMN c int DEFAULT f()",
                "ALTER TABLE t ADD COLUMN c int NOT NULL",
                "ALTER TABLE t ADD COLUMN c serial",
                "ALTER TABLE t ADD COLUMN c a_domain",
                "ALTER TABLE t ADD COLUMN c public.text",
                "ALTER TABLE t ADD COLUMN c int GENERATED ALWAYS AS (f(d)) STORED",
                "ALTER TABLE t ADD COLUMN c int REFERENCES users",
                "ALTER TABLE t ALTER c TYPE bigint",
                "ALTER TABLE t ALTER c SET NOT NULL",
                "ALTER TABLE t ADD CONSTRAINT k CHECK (f(c))",
                "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (u) REFERENCES users",
                "ALTER TABLE t VALIDATE CONSTRAINT k",
                "ALTER TABLE t ATTACH PARTITION p DEFAULT",
                "ALTER INDEX i RENAME TO j",
                "CREATE INDEX i ON t (c)",
                "CREATE INDEX CONCURRENTLY i ON t (c)",
                "DROP INDEX CONCURRENTLY i",
                "DROP EXTENSION x",
                "DROP ROLE r",
                "GRANT owner TO reader",
                "CREATE EXTENSION x",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1",
                "SET ROLE r",
                "SET LOCAL search_path = ''",
                "RESET ALL",
                "SELECT f()",
                "INSERT INTO t VALUES (1)",
                "DO 'BEGIN END'",
                "CALL p()",
                "COMMIT",
                "SAVEPOINT s",
                "PREPARE p AS SELECT 1",
                "EXECUTE p",
                "DISCARD ALL",
                "LOCK TABLE t",
                "TRUNCATE t",
                "COPY t TO stdout",
                "VACUUM t",
                "CLUSTER t",
                "REFRESH MATERIALIZED VIEW v",
                "gibberish",
            })
    void whatDoesMore(String sql) {
        assertThat(is(sql)).isFalse();
    }
}
