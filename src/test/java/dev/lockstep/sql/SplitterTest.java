package dev.lockstep.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Place;
import dev.lockstep.model.Position;
import dev.lockstep.model.ServerError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {
    @Test
    void splitsAtSemicolonsOutsideOfQuotesAndComments() {
        assertThat(pieces("select ';' ; /* ; */ select \";\" -- ;\n;select $$;$$"))
                .containsExactly("select ';'", "select \";\"", "select $$;$$");
    }

    @Test
    void runsFromTheFirstTokenToTheLast() {
        assertThat(pieces("-- why\n\n  select 1 -- one\n  + 1 /* two */ ;\n-- done\n"))
                .containsExactly("select 1 -- one\n  + 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \n", ";", ";;\n;", "-- only\n/* comments */", "\uFEFF", "\uFEFF;"})
    void findsNothingWhereNothingIs(String text) {
        assertThat(pieces(text)).isEmpty();
    }

    @Test
    void leavesEmptyStatementsOut() {
        assertThat(pieces(";select 1;;select 2;")).containsExactly("select 1", "select 2");
    }

    @Test
    void numbersStatementsAndKnowsTheirPlace() {
        Script script = split("select 1;\r\n  select '\u00e9\ud83d\ude00' , 2;\r\n");
        Statement second = script.statements().get(1);
        assertThat(second.index()).isEqualTo(2);
        assertThat(second.place())
                .isEqualTo(
                        new Place(
                                "up.sql",
                                new Position(13, 2, 3),
                                "  select '\u00e9\ud83d\ude00' , 2;"));
        assertThat(second.placeOf(errorAt(13)).position()).isEqualTo(new Position(26, 2, 15));
    }

    @Test
    void keepsTheBodyOfAnSqlFunctionTogether() {
        String function =
                """
                CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql
                BEGIN ATOMIC
                  INSERT INTO log SELECT CASE WHEN a > 0 THEN CASE a WHEN 1 THEN 2 END ELSE 3 END;
                  SELECT t.end AS end, t.case FROM t;
                  SELECT 1 AS case;
                  SELECT a;
                END\
                """;
        assertThat(pieces(function + ";\nselect 2;")).containsExactly(function, "select 2");
        assertThat(pieces(function.replace("OR REPLACE FUNCTION", "PROCEDURE") + ";select 2"))
                .hasSize(2);
    }

    @Test
    void takesBeginAtomicForABodyInRoutinesAlone() {
        assertThat(pieces("begin; atomic; select 1; end; select case when a then b end;"))
                .containsExactly(
                        "begin", "atomic", "select 1", "end", "select case when a then b end");
        assertThat(pieces("create function f(begin int) returns int as 'x'; select 1")).hasSize(2);
    }

    @Test
    void keepsTheActionsOfARuleTogether() {
        String rule =
                "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a SELECT NEW.*; DELETE FROM b)";
        assertThat(pieces(rule + ";select 1;")).containsExactly(rule, "select 1");
    }

    @Test
    void goesOnAfterAParenthesisTooMany() {
        assertThat(pieces("select 1); select 2;")).containsExactly("select 1)", "select 2");
    }

    @Test
    void readsTheDataOfACopy() {
        Script script =
                split(
                        "COPY t (a, b) FROM stdin WITH (FORMAT text); -- the rows\r\n"
                                + "1\tit's; \"\r\n2\t\\N\r\n\\.\r\nselect 1;");
        assertThat(script.statements()).hasSize(2);
        assertThat(script.statements().get(0).sql())
                .isEqualTo("COPY t (a, b) FROM stdin WITH (FORMAT text)");
        assertThat(script.statements().get(0).copyData()).isEqualTo("1\tit's; \"\r\n2\t\\N\r\n");
        assertThat(script.statements().get(1).sql()).isEqualTo("select 1");
        assertThat(script.statements().get(1).copyData()).isNull();
    }

    @Test
    void readsACopyWithoutRows() {
        assertThat(split("COPY t FROM stdin;\n\\.").statements().getFirst().copyData()).isEmpty();
    }

    @Test
    void wantsNoDataForOtherCopies() {
        assertThat(pieces("copy t from '/f'; copy t to stdout; copy (select a from stdin) to '/f'"))
                .hasSize(3);
    }

    @Test
    void refusesACopyWhoseDataDoesNotEnd() {
        assertRefused("select 1;\n COPY t FROM stdin;\n1\t2\n", 2, 2, "does not end");
        assertRefused("COPY t FROM stdin", 1, 1, "does not end");
        assertRefused("COPY t FROM stdin; select 1;\n\\.\n", 1, 19, "begins on the line after");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select 'a; | 1 | 8 | a string",
                "select E'a\\'; | 1 | 8 | a string",
                "select 1; \"a; | 1 | 11 | a quoted name",
                "do $a$ begin; $b$; | 1 | 4 | a dollar-quoted string",
                "select 1 /* a /* */; | 1 | 10 | a comment"
            })
    void refusesWhatIsNotClosedAtItsBeginning(String text, int line, int column, String what) {
        assertRefused(text, line, column, what + " begins here and is never closed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\i other.sql | that file's SQL",
                "\\set x 1 | variables belong to psql",
                "\\copy t from x | COPY ... FROM stdin",
                "\\restrict abc | pg_dump",
                "\\c other | environment",
                "\\gexec | semicolon",
                "\\if true | DO block",
                "\\. | before its data",
                "\\pset pager off | write it in SQL"
            })
    void refusesPsqlCommandsWithWhatToWriteInstead(String command, String next) {
        Failure failure = assertRefused("select 1;\n" + command + "\n", 2, 1, "\\");
        assertThat(failure.next()).contains(next);
    }

    @Test
    void leavesBackslashesInQuotesAlone() {
        assertThat(pieces("select '\n\\i x\n', $$\n\\i\n$$;\n-- \\i\n")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n \0", "a\n'\0'", "a\n-\0", "a\n\"\0"})
    void refusesNulWhereverItIs(String text) {
        assertRefused(text, 2, 2, "NUL");
    }

    @Test
    void followsAScriptThatTurnsStandardStringsOff() {
        assertThat(
                        pieces(
                                "SET standard_conforming_strings = off; select 'a\\'; b';"
                                        + "SET SESSION standard_conforming_strings TO 'on';"
                                        + "select 'a\\'; select 2"))
                .containsExactly(
                        "SET standard_conforming_strings = off",
                        "select 'a\\'; b'",
                        "SET SESSION standard_conforming_strings TO 'on'",
                        "select 'a\\'",
                        "select 2");
    }

    @Test
    void collectsDirectivesFromLineCommentsAlone() {
        Script script =
                split(
                        """
                        -- lockstep: no-transaction
                        --Lockstep:   Accept drop-column because "it is empty"
                        select '
                        -- lockstep: not-this
                        '; /*
                        -- lockstep: nor-this
                        */ -- lockstep: verify
                        select 1
                        -- lockstep: inside x
                        ;
                        -- lockstep:
                        -- about lockstep: nothing
                        -- lockstep: last
                        """);
        assertThat(script.directives())
                .extracting(Directive::key, Directive::value, Directive::beforeStatement)
                .containsExactly(
                        tuple("no-transaction", "", 1),
                        tuple("accept", "drop-column because \"it is empty\"", 1),
                        tuple("verify", "", 2),
                        tuple("inside", "x", 2),
                        tuple("last", "", 3));
        assertThat(script.directives().get(1).place().position()).isEqualTo(new Position(28, 2, 1));
    }

    @Test
    void knowsWhetherAScriptIsTransactional() {
        assertThat(split("create table a(); do $$ begin end $$; call p()").transactional())
                .isTrue();
        assertThat(split("").transactional()).isTrue();
        assertThat(split("create index concurrently on a (b)").transactional()).isFalse();
        assertThat(split("begin; select 1; commit").transactional()).isFalse();
        assertThat(split("select 1; vacuum a").transactional()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1;",
                "select 1; -- so",
                "select ';';\n\n",
                "select 1; select 2;",
                "COPY t FROM stdin;\n1\n\\.\n",
                "\\d t",
                "create function f() begin atomic select 1; end;"
            })
    void findsACompleteEntry(String text) {
        assertThat(Splitter.isComplete(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "select 1",
                "select ';",
                "select 1; select 2",
                "select (1;",
                "-- ;",
                "select /* ;",
                "do $$ ; $",
                "COPY t FROM stdin;",
                "COPY t FROM stdin;\n1\n",
                "create function f() begin atomic select 1;"
            })
    void asksForMoreOfAnIncompleteEntry(String text) {
        assertThat(Splitter.isComplete(text)).isFalse();
    }

    @Test
    void findsTheEndOfAStatementInALongerText() {
        SourceText text = new SourceText("a.lockstep", "plan\nselect ';'\n;\n@pause it's late\n");
        assertThat(Splitter.endOfStatement(text, 5)).isEqualTo(17);
        assertThat(Splitter.endOfStatement(new SourceText("a", "select 1\n"), 0)).isEqualTo(-1);
        assertThat(
                        Splitter.endOfStatement(
                                new SourceText("a", "COPY t FROM stdin;\n1\n\\.\nplan"), 0))
                .isEqualTo(24);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private static Failure assertRefused(String text, int line, int column, String message) {
        FailureException refusal = catchThrowableOfType(FailureException.class, () -> split(text));
        assertThat(refusal).as(text).isNotNull();
        Failure failure = refusal.failure();
        assertThat(failure).isInstanceOf(Failure.SyntaxProblem.class);
        assertThat(failure.message()).contains(message);
        assertThat(failure.next()).isNotEmpty();
        assertThat(failure.place()).hasToString("up.sql:" + line + ":" + column);
        return failure;
    }

    private static ServerError errorAt(int position) {
        return new ServerError("42601", "syntax error", null, null, null, position);
    }

    private static Script split(String text) {
        return Script.split(new SourceText("up.sql", text));
    }

    private static List<String> pieces(String text) {
        return split(text).statements().stream().map(Statement::sql).toList();
    }
}
