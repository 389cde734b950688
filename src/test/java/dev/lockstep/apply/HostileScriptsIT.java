package dev.lockstep.apply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scripts that change the session they run in, and servers without room. */
class HostileScriptsIT extends ApplyCase {
    private static final String LEDGER = "SELECT name FROM lockstep.migration ORDER BY 1";

    @BeforeEach
    void begin() {
        project.up("001_users", "CREATE TABLE users (id int PRIMARY KEY, n int);");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
    }

    @Test
    void aRoleThatAScriptTookIsGivenBackAfterIt() {
        String role = db.name() + "_app";
        db.execute("CREATE ROLE " + role + "; GRANT CREATE ON SCHEMA public TO " + role);
        try {
            project.up("002_role", "SET ROLE " + role + ";\nCREATE TABLE owned (id int);");
            project.up(
                    "003_authorization",
                    "SET SESSION AUTHORIZATION " + role + ";\nCREATE TABLE owned_too (id int);");
            project.up("004_after", "CREATE TABLE after_role (id int);");
            assertThat(applyAll().failure()).isNull();
            assertThat(
                            db.rows(
                                    "SELECT tablename, tableowner = '"
                                            + role
                                            + "' FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
                    .containsExactly("after_role|f", "owned|t", "owned_too|t", "users|f");
            assertThat(db.rows(LEDGER)).hasSize(4);
        } finally {
            db.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
        }
    }

    @Test
    void aScriptMayChooseItsTransactionsIsolation() {
        project.up(
                "002_serializable",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;\nCREATE TABLE seen AS"
                        + " SELECT current_setting('transaction_isolation') AS isolation;");
        project.up(
                "003_repeatable",
                "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;\nINSERT INTO seen"
                        + " SELECT current_setting('transaction_isolation');");
        assertThat(applyAll().failure()).isNull();
        assertThat(db.rows("SELECT isolation FROM seen ORDER BY 1"))
                .containsExactly("repeatable read", "serializable");
    }

    @Test
    void settingsThatAScriptMadeDoNotReachTheNext() {
        project.up(
                "002_settings",
                """
                SET statement_timeout = '50ms';
                SET lock_timeout = '1ms';
                SET TimeZone = 'Asia/Tokyo';
                SET standard_conforming_strings = off;
                SET default_transaction_read_only = on;
                SET default_transaction_isolation = 'serializable';
                SET session_replication_role = replica;
                SET row_security = on;
                SET check_function_bodies = off;
                SET client_min_messages = error;
                SET search_path = pg_catalog;
                """);
        project.up(
                "003_after",
                "CREATE TABLE seen AS SELECT name, setting FROM pg_settings WHERE name IN"
                        + " ('statement_timeout', 'TimeZone', 'standard_conforming_strings',"
                        + " 'default_transaction_read_only', 'transaction_isolation',"
                        + " 'session_replication_role', 'row_security', 'check_function_bodies',"
                        + " 'client_min_messages');\nSELECT pg_sleep(0.2);");
        assertThat(applyAll().failure()).isNull();
        assertThat(db.rows("SELECT name, setting FROM public.seen"))
                .containsExactlyInAnyOrder(
                        "check_function_bodies|on",
                        "client_min_messages|notice",
                        "default_transaction_read_only|off",
                        "row_security|off",
                        "session_replication_role|origin",
                        "standard_conforming_strings|on",
                        "statement_timeout|0",
                        "TimeZone|UTC",
                        "transaction_isolation|read committed");
    }

    @Test
    void aScriptThatMakesItsTransactionReadOnlyCannotBeRecordedAndIsUndone() {
        project.up("002_read_only", "INSERT INTO users VALUES (1, 1);\nSET TRANSACTION READ ONLY;");
        RunReport report = applyAll();
        assertThat(requireNonNull(requireNonNull(report.failure()).server()).sqlState())
                .isEqualTo("25006");
        assertThat(requireNonNull(report.failure()).databaseState())
                .contains("as before this migration");
        assertThat(db.rows("SELECT count(*) FROM users")).containsExactly("0");
        assertThat(db.rows(LEDGER)).containsExactly("001_users");
    }

    @Test
    void noRoomOnTheServerSurfacesAsItIs() {
        project.up(
                "002_full",
                "INSERT INTO users VALUES (1, 1);\nDO $$ BEGIN RAISE 'could not extend file"
                        + " \"base/1/2\": No space left on device' USING ERRCODE = '53100', HINT ="
                        + " 'Check free disk space.'; END $$;");
        RunReport report = applyAll();
        Failure failure = requireNonNull(report.failure());
        assertThat(failure).isInstanceOf(Failure.ServerRefused.class);
        assertThat(requireNonNull(failure.server()).sqlState()).isEqualTo("53100");
        assertThat(failure.message()).contains("No space left on device");
        assertThat(failure.databaseState()).contains("as before this migration");
        assertThat(failure.next()).contains("make room on the server");
        assertThat(db.rows("SELECT count(*) FROM users")).containsExactly("0");
        project.up("002_full", "INSERT INTO users VALUES (1, 1);");
        assertThat(applyAll().failure()).isNull();
        assertThat(db.rows("SELECT count(*) FROM users")).containsExactly("1");
    }

    /** Not even COMMIT has room: all its statements had been accepted. */
    @Test
    void noRoomAtCommitLeavesNothing() {
        project.up(
                "002_full",
                """
                CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE 'no room' USING ERRCODE = '53100'; END $$;
                CREATE CONSTRAINT TRIGGER late AFTER INSERT ON users
                  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION full_disk();
                INSERT INTO users VALUES (1, 1);
                """);
        project.up("003_after", "CREATE TABLE after_full (id int);");
        RunReport report = applyAll();
        assertThat(db.rows("SELECT to_regclass('after_full') IS NULL")).containsExactly("t");
        assertThat(requireNonNull(requireNonNull(report.failure()).server()).sqlState())
                .isEqualTo("53100");
        assertThat(requireNonNull(report.failure()).databaseState())
                .contains("as before this migration");
        assertThat(db.rows("SELECT count(*) FROM users")).containsExactly("0");
        assertThat(db.rows("SELECT to_regproc('full_disk') IS NULL")).containsExactly("t");
        assertThat(db.rows(LEDGER)).containsExactly("001_users");
    }

    @Test
    void aLimitOfTheServerInTheMiddleOfAnIndexBuildLeavesNoInvalidIndex() {
        project.up(
                "002_rows", "INSERT INTO users SELECT i, i % 7 FROM generate_series(1, 200000) i;");
        project.up(
                "003_index",
                "SET temp_file_limit = '64kB';\nSET maintenance_work_mem = '1MB';\n"
                        + "SET max_parallel_maintenance_workers = 0;\n"
                        + "CREATE INDEX CONCURRENTLY users_n ON users (n);");
        RunReport report = applyAll();
        assertThat(requireNonNull(requireNonNull(report.failure()).server()).sqlState())
                .isEqualTo("53400");
        assertThat(requireNonNull(report.failure()).next()).contains("make room on the server");
        assertThat(requireNonNull(report.failure()).databaseState())
                .contains("3 of 4 statements are done");
        assertThat(db.rows("SELECT to_regclass('users_n') IS NULL")).containsExactly("t");
        project.up(
                "003_index",
                "SET temp_file_limit = '64kB';\nSET maintenance_work_mem = '1MB';\n"
                        + "SET max_parallel_maintenance_workers = 0;\n"
                        + "CREATE INDEX CONCURRENTLY users_n ON users (n) WHERE n = 99;");
        assertThat(applyAll().failure()).isNull();
        assertThat(
                        db.rows(
                                "SELECT indisvalid FROM pg_index WHERE indexrelid = 'users_n'::regclass"))
                .containsExactly("t");
    }

    @Test
    void aFileOfFiveMegabytesIsAppliedStatementByStatement() {
        StringBuilder sql = new StringBuilder(5_500_000);
        String text = "it''s ; -- /* $$ ".repeat(5);
        int rows = 0;
        while (sql.length() < 5_000_000) {
            sql.append("INSERT INTO big VALUES (").append(++rows);
            sql.append(", '").append(text).append("');\n");
        }
        project.up("002_big", "CREATE TABLE big (id int, text text);\n" + sql);
        assertThat(applyAll().failure()).isNull();
        assertThat(db.rows("SELECT count(*), max(id), min(text) FROM big"))
                .containsExactly(rows + "|" + rows + "|" + text.replace("''", "'"));
        assertThat(
                        db.rows(
                                "SELECT statements, length(text) > 5000000 FROM lockstep.migration WHERE name = '002_big'"))
                .containsExactly((rows + 1) + "|t");
    }

    @Test
    void aStatementOfFiveMegabytesIsOneStatement() {
        StringBuilder sql = new StringBuilder("CREATE TABLE big AS SELECT * FROM (VALUES (0)");
        int rows = 1;
        while (sql.length() < 5_000_000) {
            sql.append(",\n(").append(rows++).append(')');
        }
        project.up("002_big", sql.append(") AS v (id);").toString());
        assertThat(applyAll().failure()).isNull();
        assertThat(db.rows("SELECT count(*), max(id) FROM big"))
                .containsExactly(rows + "|" + (rows - 1));
    }

    @Test
    void aFileThatCameLateIsRefusedUnlessItIsAllowed() {
        project.up("003_last", "CREATE TABLE last (id int);");
        assertThat(applyAll().failure()).isNull();
        project.up("002_late", "CREATE TABLE late (id int);");
        assertThatThrownBy(this::applyAll)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> {
                            assertThat(e.failure()).isInstanceOf(Failure.Drift.class);
                            assertThat(e.failure().message()).contains("003_last is applied");
                            assertThat(e.failure().next()).contains("apply only 002_late");
                        });
        assertThat(db.rows("SELECT to_regclass('late') IS NULL")).containsExactly("t");
        RunReport only =
                new Applier(bench.workbench()).apply(new Target.Only("002_late"), false, null);
        assertThat(only.failure()).isNull();
        assertThat(db.rows(LEDGER)).containsExactly("001_users", "002_late", "003_last");
        assertThat(applyAll().migrations()).isEmpty();
    }
}
