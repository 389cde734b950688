package dev.lockstep.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "SELECT",
                "/* a */ -- b\n With x as (select 1) table x",
                "(select 1) union select 2",
                "table t",
                "explain select 1",
                "explain (costs off) select 1",
                "EXPLAIN analyze select 1",
                "explain verbose table t",
                "values(1)"
            })
    void takesForSql(String line) {
        assertThat(SqlWords.beginsSql(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plan",
                "explain 3.2",
                "explain",
                "rollback",
                "set x",
                "show m",
                "'select'",
                "--",
                "selects",
                "status; select 1"
            })
    void takesForSomethingElse(String line) {
        assertThat(SqlWords.beginsSql(line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select", "Concurrently", "NULL"})
    void knowsKeywords(String word) {
        assertThat(SqlWords.isKeyword(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "users", ""})
    void leavesCommonNamesAlone(String word) {
        assertThat(SqlWords.isKeyword(word)).isFalse();
    }
}
