package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.app.Program.Said;
import dev.lockstep.testkit.PgDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code write} off, nothing typed at the prompt changes a row, whatever it tries. */
class ReadOnlyPromptIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path folder;

    @BeforeEach
    void aTableAndAProcedureThatForcesItsWay() {
        db.execute("CREATE TABLE kept (n int)");
        db.execute(
                "CREATE PROCEDURE forces() LANGUAGE plpgsql AS $$ BEGIN COMMIT;"
                        + " SET TRANSACTION READ WRITE; INSERT INTO kept VALUES (1); END $$");
        db.execute(
                "CREATE FUNCTION tries() RETURNS int LANGUAGE plpgsql AS $$ BEGIN"
                        + " PERFORM set_config('transaction_read_only', 'off', false);"
                        + " INSERT INTO kept VALUES (1); RETURN 1; END $$");
    }

    private Said run(String... words) {
        return Program.in(folder)
                .with("LOCKSTEP_URL", db.url())
                .with("LOCKSTEP_STAGE", "development")
                .run(words);
    }

    private Said piped(String lines) {
        return Program.in(folder)
                .with("LOCKSTEP_URL", db.url())
                .with("LOCKSTEP_STAGE", "development")
                .piped(lines)
                .run();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into kept values (1)",
                "do $$ begin commit; set transaction read write; insert into kept values (1); end $$",
                "do $$ begin rollback; perform set_config('transaction_read_only', 'off', true);"
                        + " insert into kept values (1); end $$",
                "do $$ begin set transaction read write; insert into kept values (1); end $$",
                "call forces()",
                "select tries()",
                "with w as (insert into kept values (1) returning n) select * from w",
                "vacuum kept",
                "alter system set work_mem = '5MB'",
                "prepare transaction 'p'"
            })
    void refuses(String sql) {
        Said said = run("sql", sql);

        assertThat(said.code()).as(said.text()).isNotZero();
        assertThat(db.value("SELECT count(*) FROM kept")).isEqualTo("0");
        assertThat(db.value("SELECT count(*) FROM pg_prepared_xacts")).isEqualTo("0");
    }

    @Test
    void saysThatWriteIsOffWhereTheServerSpeaksOfTransactions() {
        String next = "set write on, then again";
        assertThat(run("sql", "vacuum kept").err()).contains(next);
        assertThat(run("sql", "call forces()").err()).contains(next);
        assertThat(run("sql", "select tries()").err()).contains(next);
    }

    @Test
    void noSettingOpensTheWayForALaterStatement() {
        assertThat(
                        piped(
                                        """
                                        sql set session characteristics as transaction read write;
                                        sql set default_transaction_read_only = off;
                                        sql commit;
                                        select set_config('transaction_read_only', 'off', false);
                                        """)
                                .text())
                .contains("transaction read-write mode");
        Said last =
                piped(
                        """
                        sql set session characteristics as transaction read write;
                        sql set default_transaction_read_only = off;
                        sql set transaction read write;
                        sql commit and chain;
                        insert into kept values (1);
                        """);
        assertThat(last.code()).isNotZero();
        assertThat(db.value("SELECT count(*) FROM kept")).isEqualTo("0");
    }

    @Test
    void aQuoteThatTheServerReadsOtherwiseHidesNoSecondStatement() {
        Said said =
                piped(
                        """
                        sql set standard_conforming_strings = off;
                        copy (select '\\' || ') to stdout; commit; insert into kept values (1); copy (select 1 --') to stdout;
                        """);
        assertThat(said.out()).contains("insert into kept");
        assertThat(db.value("SELECT count(*) FROM kept")).isEqualTo("0");
    }

    @Test
    void settingsAndErrorsDoNotDisturbTheNextStatement() {
        Said said =
                piped(
                        """
                        sql set search_path = pg_catalog;
                        sql set application_name = 'somebody';
                        select current_setting('search_path') || current_setting('application_name');
                        prepare once as select 42;
                        execute once;
                        """);
        assertThat(said.out()).contains("pg_catalogsomebody").contains("42");
        assertThat(said.code()).as(said.text()).isZero();
    }

    @Test
    void writesOnceItIsOn() {
        Said said =
                piped(
                        """
                        set write on
                        do $$ begin insert into kept values (1); commit; end $$;
                        vacuum kept;
                        set write off
                        select count(*) from kept;
                        """);
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(db.value("SELECT count(*) FROM kept")).isEqualTo("1");
        assertThat(run("sql", "--out", "kept.csv", "select * from kept").code()).isZero();
    }

    @Test
    void copiesRowsToThePromptAndFromIt() {
        Said said =
                piped(
                        """
                        set write on
                        copy kept from stdin;
                        1
                        2
                        3
                        \\.
                        set write off
                        copy (select n, 'a;b' from kept order by n) to stdout;
                        set rows 2
                        copy kept to stdout (format csv, header);
                        """);
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.out())
                .contains("COPY 3")
                .contains("1\\ta;b")
                .contains("3\\ta;b")
                .contains("the first 2 rows");
        assertThat(db.value("SELECT count(*) FROM kept")).isEqualTo("3");

        Said unfed = run("sql", "copy kept from stdin");
        assertThat(unfed.code()).isNotZero();
        assertThat(unfed.err()).contains("\\copy of psql");
        assertThat(run("sql", "--out", "f.csv", "copy kept to stdout").err())
                .contains("sql --out FILE select");
    }
}
