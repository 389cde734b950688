package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Real failures of a migration, explained afterwards from another shell. */
class WhyIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path directory;
    private TestProject project;

    @BeforeEach
    void open() {
        project = TestProject.nativeIn(directory);
        project.write(
                "lockstep.toml",
                "[project]\nname = \"test\"\nlayout = \"native\"\n[environments.here]\n"
                        + "stage = \"development\"\nurl = \"env:HERE\"\nlock_timeout = \"100ms\"\n"
                        + "lock_patience = \"300ms\"\n");
        project.up(
                "000_base",
                """
                CREATE TABLE users (id int PRIMARY KEY, email text, age text, org int);
                CREATE TABLE orgs (id int PRIMARY KEY);
                INSERT INTO orgs VALUES (1);
                INSERT INTO users SELECT i, 'mail' || i % 8 || '@example.com', i, 1
                    FROM generate_series(1, 10) i;
                UPDATE users SET age = 'old', org = 7 WHERE id = 3;
                UPDATE users SET age = NULL WHERE id IN (4, 5);
                ANALYZE users;
                """);
        assertThat(apply().code()).isZero();
    }

    private Program.Said lockstep(String... words) {
        return Program.in(directory).with("HERE", db.url()).run(words);
    }

    private Program.Said apply() {
        return lockstep("apply", "all", "--yes");
    }

    /** What a new shell says of a migration that failed. */
    private String why(String sql) {
        project.up("001_it", sql);
        Program.Said applied = apply();
        assertThat(applied.code()).as(applied.text()).isNotZero();
        Program.Said why = lockstep("why");
        assertThat(why.code()).as(why.text()).isZero();
        assertThat(why.out()).as(applied.text()).contains("apply 001_it failed");
        return why.out();
    }

    @Test
    void duplicatesOfAnIndexThatWasToBeUnique() {
        assertThat(why("CREATE UNIQUE INDEX users_email ON users (email);"))
                .contains("(23505)", "statement 1", "public.users holds rows that have the same")
                .contains("(mail1@example.com), rows: 2", "(mail2@example.com), rows: 2")
                .doesNotContain("mail3@example.com")
                .contains("next: SELECT", "fix the file, then: apply to 001_it");
        assertThat(lockstep("why", "001_it", "--json").out())
                .contains("\"sqlState\":\"23505\"", "\"statement\":1", "\"evidence\":[");
    }

    @Test
    void duplicatesOfAnExpressionAndOfAPartOfTheRows() {
        assertThat(
                        why(
                                "CREATE UNIQUE INDEX CONCURRENTLY users_mail ON users (lower(email)) WHERE id < 10;"))
                .contains("(mail1@example.com), rows: 2")
                .doesNotContain("mail2@example.com");
    }

    @Test
    void aConstraintThatIsThereAlready() {
        assertThat(why("INSERT INTO orgs VALUES (1);"))
                .contains("a row with that key is in public.orgs already", "Key (id)=(1)");
    }

    @Test
    void nullsAreCounted() {
        assertThat(why("ALTER TABLE users ALTER COLUMN age SET NOT NULL;"))
                .contains("(23502)", "2 rows of public.users have no \"age\"", "about 10 rows")
                .contains("directly above the statement that failed")
                .contains("UPDATE public.users SET \"age\" = ... WHERE \"age\" IS NULL;")
                .doesNotContain("new fill");
        assertThat(why("ALTER TABLE users ADD COLUMN born date NOT NULL;"))
                .contains("has no default, and public.users has rows");
    }

    /** What the advice comes to: the same migration, filled first, is the one that works. */
    @Test
    void nullsThatAreFilledInTheSameMigrationAreNoneAnyMore() {
        why("ALTER TABLE users ALTER COLUMN age SET NOT NULL;");
        project.up(
                "001_it",
                "UPDATE public.users SET \"age\" = '0' WHERE \"age\" IS NULL;\n"
                        + "ALTER TABLE users ALTER COLUMN age SET NOT NULL;");
        assertThat(lockstep("apply", "to", "001_it").code()).isZero();
        assertThat(db.rows("SELECT count(*) FROM users WHERE age = '0'")).containsExactly("2");
    }

    @Test
    void keysWithoutAParent() {
        assertThat(
                        why(
                                "ALTER TABLE users ADD CONSTRAINT users_org FOREIGN KEY (org) REFERENCES orgs;"))
                .contains("(23503)", "public.users holds keys that are not in public.orgs")
                .contains("(7), rows: 1");
    }

    @Test
    void rowsThatViolateACheck() {
        assertThat(why("ALTER TABLE users ADD CONSTRAINT small CHECK (id < 9);"))
                .contains("(23514)", "2 rows of public.users violate it", "= (9)", "= (10)");
    }

    @Test
    void rowsThatExcludeEachOther() {
        assertThat(
                        why(
                                "CREATE TABLE stays (during int4range, EXCLUDE USING gist (during WITH &&));"
                                        + "INSERT INTO stays VALUES ('[1,5]'), ('[3,4]');"))
                .contains("(23P01)", "keeps apart", "conflicts with existing key");
    }

    @Test
    void whoHoldsTheLock() {
        Session holder = db.session();
        holder.execute("BEGIN");
        holder.execute("UPDATE users SET age = 'x' WHERE id = 1");
        String why = why("ALTER TABLE users ADD COLUMN more int;");
        assertThat(why)
                .contains("(55P03)", "in the way then: pid " + holder.pid())
                .contains("in the way now: pid " + holder.pid(), "RowExclusiveLock on users")
                .contains("UPDATE users SET age")
                .contains("      apply to 001_it")
                .contains("what it did in it is lost", "pg_terminate_backend(" + holder.pid() + ")")
                .doesNotContain("pg_cancel_backend");
    }

    @Test
    void aStatementThatTookTooLong() {
        assertThat(why("SET LOCAL statement_timeout = '50ms'; SELECT pg_sleep(5);"))
                .contains("(57014)", "longer than statement_timeout allows")
                .contains(
                        "its own script sets it",
                        "up.sql:1:1: SET LOCAL statement_timeout = '50ms'")
                .doesNotContain("2000ms", "2s in this session");
    }

    @Test
    void anInvalidIndexThatAFailedBuildLeft() {
        Session outside = db.session();
        try {
            outside.execute("CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email)");
        } catch (RuntimeException expected) {
            // it leaves the index behind
        }
        assertThat(why("CREATE INDEX users_email ON users (email);"))
                .contains("(42P07)", "public.users_email is there and INVALID")
                .contains("drop index concurrently public.users_email");
    }

    @Test
    void anInvalidIndexIsNamedAfterAFailureOutsideATransaction() {
        Session outside = db.session();
        try {
            outside.execute("CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email)");
        } catch (RuntimeException expected) {
            // it leaves the index behind
        }
        assertThat(why("CREATE INDEX CONCURRENTLY nobody_n ON nobody (n);"))
                .contains("(42P01)", "index public.users_email on users is INVALID")
                .contains("drop index concurrently public.users_email;");
    }

    @Test
    void whatIsThereAlready() {
        assertThat(why("CREATE TABLE users (id int);"))
                .contains("(42P07)", "public.users is a table of postgres, about 10 rows")
                .contains("resolve 001_it --applied");
        assertThat(why("CREATE TABLE more (id int); CREATE TABLE users (id int);"))
                .contains("there: \"users\" (statement 2)", "not there: \"more\" (statement 1)")
                .contains("is not applied as a whole")
                .doesNotContain("--applied");
        assertThat(why("CREATE TABLE users (id int); UPDATE orgs SET id = id;"))
                .contains("cannot be told by a name: statement 2")
                .doesNotContain("--applied");
        assertThat(why("CREATE TYPE orgs AS ENUM ('a');")).contains("(42710)", "type orgs");
        assertThat(why("ALTER TABLE users ADD COLUMN age int;"))
                .contains("(42701)", "column age of users is text");
    }

    @Test
    void whatIsNotThere() {
        assertThat(why("ALTER TABLE usres ADD COLUMN x int;"))
                .contains("(42P01)", "nearest name: users", "search_path =");
        db.execute("CREATE SCHEMA app; CREATE TABLE app.plans (id int)");
        assertThat(why("ALTER TABLE plans ADD COLUMN x int;"))
                .contains("app.plans is there, outside of the search path");
        assertThat(why("UPDATE users SET agee = '1';"))
                .contains("(42703)", "nearest name: age", "users has id, email, age, org");
        assertThat(why("SELECT uuid_generate_v4();"))
                .contains("(42883)", "extension uuid-ossp", "create extension");
        assertThat(why("ALTER TABLE users ADD COLUMN x citetx;"))
                .contains("(42704)", "nothing is called citetx");
        assertThat(why("GRANT SELECT ON users TO \"Reporting\";"))
                .contains("(42704)", "no role is called Reporting in this cluster")
                .contains("create role \"Reporting\";")
                .doesNotContain("search_path");
        assertThat(why("UPDATE users SET org = org / 0;"))
                .contains("(22012)", "it divides by zero", "nullif(divisor, 0)")
                .doesNotContain("does not fit");
    }

    @Test
    void whatMayNotBeDone() {
        String role = db.name() + "_r";
        db.execute("CREATE ROLE " + role);
        try {
            assertThat(why("SET ROLE " + role + "; DROP TABLE users;"))
                    .contains(
                            "(42501)", "public.users is a table of postgres", "its owner postgres");
        } finally {
            db.execute("DROP ROLE " + role);
        }
    }

    @Test
    void pendingTriggers() {
        db.execute(
                "ALTER TABLE users ADD CONSTRAINT later FOREIGN KEY (org) REFERENCES orgs"
                        + " DEFERRABLE INITIALLY DEFERRED NOT VALID");
        assertThat(
                        why(
                                "UPDATE users SET org = 1; ALTER TABLE users ADD COLUMN x int NOT NULL DEFAULT random();"))
                .contains("(55006)", "pending: trigger", "constraint later", "SET CONSTRAINTS");
    }

    @Test
    void whatDependsOnIt() {
        db.execute("CREATE VIEW grown AS SELECT id, age FROM users");
        assertThat(why("DROP TABLE users;")).contains("(2BP01)", "view grown depends on it");
        assertThat(why("ALTER TABLE users DROP COLUMN age;")).contains("view grown depends on it");
        assertThat(why("ALTER TABLE users ALTER COLUMN age TYPE varchar(9);"))
                .contains("(0A000)", "view grown depends on it");
    }

    @Test
    void transactionsOfItsOwn() {
        assertThat(why("DO 'BEGIN COMMIT; END';"))
                .contains("(2D000)", "-- lockstep: no-transaction")
                .contains("at the top of the file, then: apply to 001_it");
        assertThat(why("SET TRANSACTION READ ONLY; CREATE TABLE x (id int);"))
                .contains("(25006)", "the transaction was read-only");
    }

    @Test
    void aServerThatIsFull() {
        assertThat(
                        why(
                                "DO 'BEGIN RAISE EXCEPTION ''no space left'' USING ERRCODE = ''53100''; END';"))
                .contains("the server's disk is full", "takes about", "database");
        assertThat(why("DO 'BEGIN RAISE EXCEPTION ''too many'' USING ERRCODE = ''53300''; END';"))
                .contains("connections of postgres", "max_connections");
        assertThat(why("DO 'BEGIN RAISE EXCEPTION ''memory'' USING ERRCODE = ''53200''; END';"))
                .contains("max_locks_per_transaction", "locks are held by");
    }

    @Test
    void limitsOfPostgresItself() {
        assertThat(
                        why(
                                "DO 'BEGIN FOR i IN 1..1700 LOOP EXECUTE ''ALTER TABLE users ADD c'' || i || '' int'';"
                                        + " END LOOP; END';"))
                .contains("(54011)", "1,600 columns");
    }

    @Test
    void publishedWithoutReplicaIdentity() {
        db.execute(
                "CREATE TABLE loose (id int); INSERT INTO loose VALUES (1);"
                        + "CREATE PUBLICATION p FOR TABLE loose");
        assertThat(why("UPDATE loose SET id = 2;"))
                .contains("(55000)", "public.loose is published", "publication p publishes it")
                .contains("alter table public.loose replica identity full");
    }

    @Test
    void aValueOfAnEnumerationTooEarly() {
        db.execute("CREATE TYPE mood AS ENUM ('ok')");
        assertThat(why("ALTER TYPE mood ADD VALUE 'sad'; SELECT 'sad'::mood;"))
                .contains("(55P04)", "no enumeration has the value now");
    }

    @Test
    void valuesThatDoNotFitTheirNewType() {
        assertThat(why("ALTER TABLE users ALTER COLUMN age TYPE integer USING age::integer;"))
                .contains("(22P02)", "no integer: old, rows: 1");
        assertThat(why("ALTER TABLE users ALTER COLUMN email TYPE varchar(5);"))
                .contains("(22001)", "no varchar(5): mail1@example.com, rows: 2");
    }

    @Test
    void whatCannotBeRead() {
        assertThat(why("ALTER TABLE users ADD COLUM x int;"))
                .contains("(42601)", "up to int", "the server is PostgreSQL");
    }

    @Test
    void deadlocksAndSerialization() {
        assertThat(why("DO 'BEGIN RAISE EXCEPTION ''deadlock'' USING ERRCODE = ''40001''; END';"))
                .contains("(40001)", "trying again is the cure");
    }

    @Test
    void theEndOfASession() {
        assertThat(why("DO 'BEGIN RAISE EXCEPTION ''bye'' USING ERRCODE = ''57P01''; END';"))
                .contains("an administrator ended this session", "the server answers now");
        assertThat(why("DO 'BEGIN RAISE EXCEPTION ''bye'' USING ERRCODE = ''25P03''; END';"))
                .contains("idle_in_transaction_session_timeout =");
    }

    @Test
    void whatNobodyKnows() {
        assertThat(why("DO 'BEGIN RAISE EXCEPTION ''odd'' USING ERRCODE = ''ZX001''; END';"))
                .contains("nothing more is known of SQLSTATE ZX001", "odd (ZX001)", "show 001_it");
    }

    @Test
    void nothingFailed() {
        assertThat(lockstep("why").out()).contains("nothing has failed here");
        project.up("001_it", "CREATE TABLE usres (;");
        assertThat(apply().code()).isNotZero();
        project.up("001_it", "CREATE TABLE fine (id int);");
        assertThat(apply().code()).isZero();
        assertThat(lockstep("why").out()).contains("nothing has failed here");
    }

    /** What is left of a shell that was killed: nothing, for its end was to tell of it. */
    @Test
    void aKilledRunInATransactionLeavesNoTraceAndThatIsSaid() {
        project.up("001_it", "CREATE TABLE fine (id int);");
        assertThat(lockstep("why").out())
                .contains("leaves no trace: 001_it is not applied", "next: apply to 001_it");
    }

    @Test
    void aRunThatBrokeOffTellsWhatBecameOfIt() {
        project.up("001_it", "VACUUM users; VACUUM orgs; SELECT 1;");
        assertThat(apply().code()).isZero();
        db.execute("DELETE FROM lockstep.migration WHERE name = '001_it'");
        db.execute(
                "UPDATE lockstep.migration_run SET outcome = 'running' WHERE migration = '001_it'");
        db.execute("DELETE FROM lockstep.step_run WHERE step = 3");
        db.execute("UPDATE lockstep.step_run SET outcome = 'intended' WHERE step = 2");
        assertThat(lockstep("why").out())
                .contains("it broke off before it could say how it ended")
                .contains("no session works on it now")
                .contains("1 of 3 statements are done and stay; the next apply continues at 2")
                .contains("next: apply to 001_it")
                .doesNotContain("Lockstep's own answer");
        db.execute(
                "UPDATE lockstep.migration_run SET outcome = 'unknown' WHERE migration = '001_it'");
        assertThat(lockstep("why").out())
                .contains("whether it took effect is not known")
                .contains("resolve 001_it --applied", "resolve 001_it --rolled-back");
    }

    /** State line and explanation say the same, also where nothing was done before. */
    @Test
    void theStateOfARunOutsideATransactionIsTheOneThatIs() {
        assertThat(why("VACUUM nobody; SELECT 1;"))
                .contains("none of its 2 statements is done")
                .doesNotContain("what was done before");
        assertThat(why("VACUUM users; VACUUM nobody;"))
                .contains("1 of 2 statements are done and stay; the next apply continues at 2");
    }

    @Test
    void bothSidesOfADeadlock() {
        String why =
                why(
                        "DO $$ BEGIN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01',"
                                + " DETAIL = 'Process 4711 waits for ShareLock on transaction 7;"
                                + " blocked by process 4712.'; END $$;");
        assertThat(why)
                .contains("two sessions waited for each other", "Process 4711 waits for ShareLock");
    }

    @Test
    void secretsOfOthersAreNotShown() {
        Session holder = db.session();
        holder.execute("BEGIN");
        holder.execute("LOCK TABLE users");
        holder.execute("SELECT 1 /* */; ALTER ROLE CURRENT_USER PASSWORD 'hunter2'");
        String why = why("ALTER TABLE users ADD COLUMN more int;");
        assertThat(why).contains("in the way now: pid " + holder.pid()).doesNotContain("hunter2");
        holder.execute("ROLLBACK");
    }

    @Test
    void whoIsNotLetIn() {
        String wrong = db.url().replaceFirst("//[^@]*@", "//nobody_here:wrong@");
        Program.Said said =
                Program.in(directory)
                        .with("LOCKSTEP_URL", wrong)
                        .piped("status\n")
                        .run("status", "--json");
        assertThat(said.out()).contains("\"sqlState\":\"28");
    }
}
