package dev.lockstep.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sql.DataShape.ChangeRows;
import dev.lockstep.sql.ObjectShape.AlterSchema;
import dev.lockstep.sql.ObjectShape.AlterType;
import dev.lockstep.sql.ObjectShape.AlterType.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowChangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "UPDATE t SET a = 1 WHERE id = 5 | id",
                "UPDATE t SET a = 1 WHERE t.id = '5'::text::varchar(3) AND \"B\" IN (1, 2) | id B",
                "DELETE FROM t WHERE a > 1 AND id = 5 RETURNING id | id",
                "DELETE FROM t WHERE id = 5 + a | ``",
                "DELETE FROM t WHERE id = 5 OR a = 1 | ``",
                "DELETE FROM t WHERE id = 5 AND a = 1 OR b = 1 | ``",
                "DELETE FROM t WHERE id IN (SELECT 1) | ``",
                "DELETE FROM t WHERE NOT id = 5 | ``",
                "DELETE FROM t WHERE id = other | ``",
                "DELETE FROM t WHERE (id = 5) | ``",
                "DELETE FROM t USING u WHERE u.id = 5 | ``",
                "DELETE FROM t | ``"
            })
    void tellsWhichColumnsHaveWrittenValues(String sql, String pinned) {
        assertThat(String.join(" ", change(sql).pinned())).isEqualTo(pinned);
    }

    @Test
    void tellsRowsOfAQueryFromWrittenOnes() {
        assertThat(change("INSERT INTO t (a, b) SELECT 1, 2").query()).isTrue();
        assertThat(change("INSERT INTO t TABLE u").query()).isTrue();
        assertThat(change("INSERT INTO t WITH u AS (SELECT 1) SELECT * FROM u").query()).isTrue();
        assertThat(change("INSERT INTO t VALUES ((SELECT 1))").query()).isFalse();
        assertThat(change("INSERT INTO t DEFAULT VALUES").query()).isFalse();
        assertThat(change("UPDATE t SET a = (SELECT 1)").query()).isFalse();
    }

    @Test
    void readsValuesOfEnumerations() {
        RelationName type = new RelationName("s", "E");
        assertThat(shape("ALTER TYPE s.\"E\" ADD VALUE IF NOT EXISTS 'it''s' AFTER 'x'"))
                .isEqualTo(new AlterType(type, Form.ADD_VALUE, "it's", null));
        assertThat(shape("ALTER TYPE s.\"E\" RENAME VALUE 'a' TO 'B'"))
                .isEqualTo(new AlterType(type, Form.RENAME_VALUE, "a", "B"));
        assertThat(shape("ALTER TYPE s.\"E\" RENAME TO f"))
                .isEqualTo(new AlterType(type, Form.OTHER, null, null));
    }

    @Test
    void readsNamesOfSchemas() {
        assertThat(shape("ALTER SCHEMA a RENAME TO \"B\"")).isEqualTo(new AlterSchema("a", "B"));
        assertThat(shape("ALTER SCHEMA a OWNER TO b")).isEqualTo(new AlterSchema("a", null));
    }

    private static ChangeRows change(String sql) {
        return (ChangeRows) shape(sql);
    }

    private static StatementShape shape(String sql) {
        return Script.split(new SourceText("a.sql", sql)).statements().getFirst().shape();
    }
}
