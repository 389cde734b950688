package dev.lockstep.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1;",
                "SELECT 1",
                "(select 1)",
                "with x as (select 1) select * from x;",
                "table users;",
                "values (1);",
                "update users set name = 'a';",
                "explain select 1",
                "explain (analyze) select 1",
                "EXPLAIN ANALYZE delete from users",
                "explain verbose select 1",
                "/* hint */ select 1;",
                "-- only a comment",
                "lock table users;",
                "import foreign schema s from server x into y;",
                "vacuum"
            })
    void readsAVerbOfSqlAsSql(String line) {
        assertThat(PromptLine.read(line)).isEqualTo(new PromptLine.SqlText(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "status;",
                "apply next 2",
                "rollback",
                "rollback last 2",
                "rollback to 20260318_add_audit_log",
                "rollback to user_roles --yes",
                "rollback last;",
                "rollback last 2;",
                "rollback all ;",
                "rollback only user_roles;",
                "rollback last --yes;",
                "show user_roles;",
                "reset --yes",
                "set",
                "set rows 50",
                "set write on",
                "show user_roles",
                "commit",
                "abort",
                "--json status"
            })
    void readsACommandsWordAsTheCommand(String line) {
        assertThat(PromptLine.read(line)).isInstanceOf(PromptLine.Command.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollback;",
                "ROLLBACK",
                "rollback work",
                "rollback to savepoint a",
                "rollback to a;",
                "rollback and chain",
                "rollback prepared 'x'",
                "commit;",
                "COMMIT",
                "commit work",
                "commit prepared 'x'",
                "abort;",
                "Abort",
                "reset all",
                "reset search_path",
                "reset;",
                "RESET ROLE",
                "set x = y",
                "set search_path to public",
                "set local x = 1",
                "set role ana",
                "set session authorization ana",
                "set transaction read only",
                "set work_mem;",
                "SET rows 5",
                "show search_path",
                "show all",
                "show all;",
                "show search_path;",
                "SHOW x;",
                "rollback --yes;",
                "SHOW server_version"
            })
    void refusesAFormThatBelongsToSqlAndNamesBothSpellings(String line) {
        Failure failure = ((PromptLine.Refused) PromptLine.read(line)).failure();

        assertThat(failure).isInstanceOf(Failure.GuardRefused.class);
        assertThat(failure.next()).contains("Lockstep's: ").contains("SQL's: sql ");
        assertThat(failure.databaseState()).isEqualTo(Failure.UNCHANGED);
    }

    @Test
    void aSemicolonIsNoPartOfTheCommand() {
        assertThat(PromptLine.read("rollback last 2;"))
                .isEqualTo(new PromptLine.Command(List.of("rollback", "last", "2")));
        assertThat(PromptLine.read("show user_roles;"))
                .isEqualTo(new PromptLine.Command(List.of("show", "user_roles")));
    }

    /** ROLLBACK TO is SQL's, with the name of a savepoint that might be a migration's. */
    @Test
    void saysHowARollbackToAMigrationIsWritten() {
        assertThat(refusal("rollback to m1;").next())
                .isEqualTo(
                        "Lockstep's: rollback to m1, without the semicolon"
                                + " · SQL's: sql rollback to m1");
        assertThat(refusal("ROLLBACK TO M1").next())
                .isEqualTo("Lockstep's: rollback to M1 · SQL's: sql ROLLBACK TO M1");
        assertThat(refusal("rollback to savepoint a;").next())
                .isEqualTo("Lockstep's: rollback last · SQL's: sql rollback to savepoint a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# a remark"})
    void findsNothingToDoInAnEmptyLineOrARemark(String line) {
        assertThat(PromptLine.read(line)).isEqualTo(new PromptLine.Blank());
    }

    @Test
    void handsTheRestOfASqlLineOnAsItIs() {
        PromptLine line = PromptLine.read("sql  --out 'a b.csv' select 'it''s', \"x\\y\"  from t");

        assertThat(line)
                .isEqualTo(
                        new PromptLine.Command(
                                List.of(
                                        "sql",
                                        "--out",
                                        "a b.csv",
                                        "--",
                                        "select 'it''s', \"x\\y\"  from t")));
    }

    @Test
    void saysThatACommandComesLater() {
        assertThat(refusal("backfill all").message())
                .isEqualTo("this version of Lockstep does not have 'backfill' yet");
    }

    @Test
    void tellsAStepThatIsToBeExplainedFromAQuery() {
        assertThat(PromptLine.read("explain 3.2"))
                .isEqualTo(new PromptLine.Command(List.of("explain", "3.2")));
        assertThat(PromptLine.read("explain select 1")).isInstanceOf(PromptLine.SqlText.class);
        assertThat(PromptLine.read("explain (analyze) select 1"))
                .isInstanceOf(PromptLine.SqlText.class);
    }

    @Test
    void proposesTheCommandThatWasProbablyMeant() {
        assertThat(refusal("stauts").next()).contains("did you mean status?");
        assertThat(refusal("Status").next()).isEqualTo("status");
        assertThat(refusal("xyzzy").next()).doesNotContain("did you mean");
    }

    @Test
    void takesOneCommandALine() {
        assertThat(refusal("status; plan").message()).contains("one command a line");
    }

    private static Failure refusal(String line) {
        return ((PromptLine.Refused) PromptLine.read(line)).failure();
    }
}
