package dev.lockstep.app;

import static dev.lockstep.app.ThreeMigrations.INDEX;
import static dev.lockstep.app.ThreeMigrations.ROLES;
import static dev.lockstep.app.ThreeMigrations.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.app.Program.Said;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LockstepIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path folder;
    private TestProject project;

    @BeforeEach
    void threeMigrations() {
        project = ThreeMigrations.in(folder);
    }

    @Test
    void showsWhereThingsStandWithoutCreatingAnything() {
        Said said = run("status", "--json");

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("\"counts\":{\"applied\":0,\"pending\":3,")
                .contains("\"name\":\"" + USERS + "\",\"state\":\"pending\"");
        assertThat(db.rows("SELECT nspname FROM pg_namespace WHERE nspname = 'lockstep'"))
                .isEmpty();
        assertThat(run("status", "--exit-code").code()).isEqualTo(5);
        assertThat(run("plan", "--exit-code").code()).isEqualTo(5);
    }

    @Test
    void plansAppliesAndRollsBack() {
        assertThat(run("plan", "next", "2").out()).contains(USERS, ROLES).doesNotContain(INDEX);
        assertThat(run("plan", "--sql").out()).contains("ALTER TABLE users ADD COLUMN role text;");

        Said applied = run("apply", "all", "--json");
        assertThat(applied.code()).isZero();
        assertThat(applied.out()).startsWith("{\"outcome\":\"done\",\"migrations\":[{");
        assertThat(columns()).containsExactly("id", "name", "role");
        assertThat(run("status", "--exit-code").code()).isZero();

        Said alone = run("rollback", "only", "roles", "--yes");
        assertThat(alone.code()).isEqualTo(3);
        assertThat(alone.err()).contains("on the same relations: " + INDEX);
        assertThat(columns()).containsExactly("id", "name", "role");

        Said back = run("rollback", "to", USERS, "--yes");
        assertThat(back.code()).as(back.toString()).isZero();
        assertThat(columns()).containsExactly("id", "name");
        assertThat(run("log").out()).contains("rollback").contains(ROLES);
    }

    @Test
    void planNamesRelationsWithTheirSchema() {
        db.execute("CREATE SCHEMA app");
        db.execute("CREATE TABLE app.notes (id int)");
        db.execute("CREATE TABLE app.\"Odd name\" (id int)");
        db.execute("ALTER DATABASE " + db.name() + " SET search_path = app, public");
        project.up(
                ROLES,
                "ALTER TABLE notes ADD COLUMN n int; ALTER TABLE \"Odd name\" ADD COLUMN n int;"
                        + " CREATE TABLE tags (id int); DROP TABLE public.users;");

        String json = run("plan", "only", ROLES, "--json").out().replaceAll("\\s", "");
        assertThat(json)
                .contains("[\"app.notes\"]")
                .contains("[\"app.Oddname\"]")
                .contains("[\"app.tags\"]")
                .contains("[\"public.users\"]");
    }

    @Test
    void showsNoPasswordOfAScript() {
        project.up(
                ROLES,
                "DO $$ BEGIN\nIF false THEN ALTER ROLE nobody PASSWORD 'HUN\nTER2'; END IF;\nEND $$;"
                        + "\nALTER ROLE nobody_here\nPASSWORD 'HUN\nTER2';");
        run("apply", "next");

        for (String words :
                List.of(
                        "plan",
                        "plan --sql",
                        "plan --json",
                        "show roles",
                        "show roles --json",
                        "apply next",
                        "apply next --json --events")) {
            assertThat(run(words.split(" ")).text())
                    .as(words)
                    .doesNotContain("HUN")
                    .doesNotContain("TER2");
        }
    }

    @Test
    void appliesOnlyWhatAPlanOnFileSays() throws IOException {
        assertThat(run("plan", "to", "roles", "--out", "release.plan").code()).isZero();
        project.up(ROLES, "ALTER TABLE users ADD COLUMN role text DEFAULT 'user';");

        Said changed = run("apply", "--plan", "release.plan");
        assertThat(changed.code()).isEqualTo(3);
        assertThat(changed.err()).contains("changed since that plan was written");

        project.up(ROLES, "ALTER TABLE users ADD COLUMN role text;");
        assertThat(run("apply", "--plan", "release.plan").code()).isZero();
        assertThat(columns()).containsExactly("id", "name", "role");
        assertThat(Files.readString(folder.resolve("release.plan")))
                .startsWith("lockstep-plan 1\ntarget to " + ROLES + "\nhash ");
    }

    @Test
    void withoutATerminalChangesNeedATargetInWords() {
        assertThat(run("apply").code()).isEqualTo(2);
        assertThat(run("rollback").code()).isEqualTo(2);
        assertThat(program().piped("apply\n").run().code()).isEqualTo(2);
    }

    @Test
    void outsideDevelopmentApplyWantsAYes() {
        Said nobody = run("apply", "all", "-e", "staging");
        assertThat(nobody.code()).isEqualTo(3);
        assertThat(nobody.err()).contains("nobody is here to ask").contains("--yes");

        Said no = program().typed("n\n").run("apply", "next", "-e", "staging");
        assertThat(no.code()).isEqualTo(3);
        assertThat(no.out()).contains("apply runs 1 migration on staging").contains(USERS);

        assertThat(program().typed("y\n").run("apply", "next", "-e", "staging").code()).isZero();
        assertThat(run("apply", "next", "-e", "staging", "--yes").code()).isZero();
    }

    @Test
    void onProductionTheWayBackWantsTheDatabasesName() {
        run("apply", "next", "2", "-e", "production", "--yes");

        Said yes = run("rollback", "last", "-e", "production", "--yes");
        assertThat(yes.code()).isEqualTo(3);
        assertThat(yes.err()).contains("--confirm " + db.name());
        assertThat(run("rollback", "last", "-e", "production", "--confirm", "other").code())
                .isEqualTo(3);
        assertThat(columns()).contains("role");
        assertThat(run("rollback", "last", "-e", "production", "--confirm", db.name()).code())
                .isZero();
        assertThat(columns()).doesNotContain("role");
    }

    @Test
    void anotherStageForTheSameDatabaseIsRefused() {
        run("apply", "next", "-e", "staging", "--yes");

        Said said = run("apply", "next", "-e", "development");
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.err()).contains("staging");
    }

    @Test
    void aMistakeInAMigrationIsShownWhereItIs() {
        project.up(ROLES, "-- roles\nALTER TABLE userz ADD COLUMN role text;\n");

        Said said = run("apply", "all");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out())
                .contains("relation \"userz\" does not exist")
                .contains("migrations/" + ROLES + "/up.sql:2:")
                .contains("next:");
        assertThat(columns()).containsExactly("id", "name");
    }

    @Test
    void resetEmptiesDevelopmentAndNothingElse() {
        run("apply", "all");
        db.execute("CREATE SCHEMA other CREATE TABLE kept (id int)");

        assertThat(run("reset", "-e", "production", "--confirm", db.name()).code()).isEqualTo(3);
        assertThat(run("reset").code()).isEqualTo(3);
        assertThat(columns()).contains("id");

        Said said = run("reset", "--yes");
        assertThat(said.code()).as(said.toString()).isZero();
        assertThat(columns()).isEmpty();
        assertThat(db.value("SELECT count(*) FROM other.kept")).isEqualTo("0");
        assertThat(db.value("SELECT has_schema_privilege('public', 'public', 'USAGE')"))
                .isEqualTo("t");
        assertThat(db.value("SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'public'"))
                .isEqualTo("pg_database_owner");
        assertThat(run("apply", "all").code()).isZero();
    }

    @Test
    void resetOnABareUrlWantsToKnowWhatItIsFor() {
        run("apply", "all");
        Program bare = Program.in(folder).with("LOCKSTEP_URL", db.url());

        assertThat(bare.run("reset", "--yes").code()).isEqualTo(3);
        assertThat(bare.run("reset", "--yes", "--stage", "development").code()).isZero();
    }

    @Test
    void seedsEachFileInATransactionAndTwiceIfNeedBe() {
        run("apply", "next");
        project.write(
                "seeds/10_ana.sql", "INSERT INTO users VALUES (1, 'Ana') ON CONFLICT DO NOTHING;");
        project.write(
                "seeds/20_bo.sql", "INSERT INTO users VALUES (2, 'Bo') ON CONFLICT DO NOTHING;");

        assertThat(run("seed").code()).isZero();
        assertThat(run("seed").code()).isZero();
        project.write(
                "seeds/20_bo.sql", "UPDATE users SET name = 'x';\nINSERT INTO nobody VALUES (1);");
        Said failed = run("seed");

        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).contains("seeds/20_bo.sql:2:");
        assertThat(db.rows("SELECT id, name FROM users ORDER BY id"))
                .containsExactly("1|Ana", "2|Bo");
    }

    @Test
    void sqlReadsUnlessToldOtherwise() {
        run("apply", "next");

        Said refused = run("sql", "insert into users values (1, 'Ana')");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("read-only").contains("set write on");
        assertThat(run("-c", "set write on; insert into users values (1, 'Ana')").code()).isZero();
        assertThat(run("sql", "select name from users").out()).contains("Ana");
        assertThat(run("-c", "begin").code()).isEqualTo(3);
    }

    @Test
    void sqlWritesAllRowsToAFile() throws IOException {
        assertThat(
                        run(
                                        "sql",
                                        "--out",
                                        "n.csv",
                                        "select n, 'a,b' as t from generate_series(1, 3000) n")
                                .code())
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("n.csv")))
                .hasSize(3001)
                .startsWith("n,t", "1,\"a,b\"");
    }

    @Test
    void stepsThroughAMigrationWithoutATerminal() {
        run("apply", "next");
        String out =
                run(
                                "-c",
                                "step roles; next; select count(role) from users; back; next;"
                                        + " commit; status")
                        .out();

        assertThat(out).contains("undone: 1/1").contains("applied " + ROLES);
        assertThat(columns()).contains("role");
    }

    @Test
    void theEndOfTheInputInStepModeUndoesItAndFails() {
        Said said = program().piped("step\nnext\n").run();

        assertThat(said.code()).isEqualTo(1);
        assertThat(columns()).isEmpty();
    }

    @Test
    void inStepModeOtherChangesAreRefused() {
        for (String command : new String[] {"apply all", "rollback last", "reset --yes"}) {
            Said said = run("-c", "step; " + command);
            assertThat(said.code()).as(command).isEqualTo(3);
            assertThat(said.err()).contains("commit or abort first");
        }
        assertThat(columns()).isEmpty();
    }

    @Test
    void stepIsNoSingleCommand() {
        assertThat(run("step").code()).isEqualTo(2);
    }

    @Test
    void changesEnvironmentsWithinASession() {
        Said said = run("-c", "use staging; status");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("staging · PostgreSQL").contains("3 pending");
        assertThat(run("-c", "use nowhere").code()).isEqualTo(2);
    }

    @Test
    void showsEveryEnvironmentAlsoWhereOneCannotBeReached() throws IOException {
        Files.writeString(
                folder.resolve("lockstep.toml"),
                "[environments.away]\nurl = \"postgresql://127.0.0.1:9/x\"\n",
                StandardOpenOption.APPEND);
        Said said = run("status", "--all-envs");

        assertThat(said.code()).isEqualTo(4);
        assertThat(said.out()).contains("development", "staging", "production", "away");
    }

    @Test
    void declaresWhatOnlyAPersonCanKnow() {
        db.execute("CREATE TABLE users (id bigint PRIMARY KEY, name text)");

        assertThat(run("apply", "all").err()).contains("baseline");
        assertThat(run("baseline", "create_users").out()).contains(USERS);
        assertThat(run("apply", "next").code()).isZero();
        project.up(ROLES, "ALTER TABLE users ADD COLUMN role text; -- edited");
        assertThat(run("apply", "all").code()).isEqualTo(3);
        assertThat(run("resolve", "roles", "--checksum").code()).isZero();
        assertThat(run("apply", "all").code()).isZero();
        assertThat(run("show", "roles").out()).contains(ROLES).contains("-- edited");
    }

    @Test
    void streamsEventsApartFromTheAnswer() {
        Said said = run("apply", "next", "--json", "--events");

        assertThat(said.out().lines()).hasSize(1);
        assertThat(said.err().lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(said.err()).contains("migrationStarted").contains(USERS);
    }

    @Test
    void statusTellsWhatIsOutOfOrder() {
        run("apply", "all");
        project.up("0_late", "CREATE TABLE late (id int);");
        assertThat(run("status").out())
                .contains("out of order: older than " + INDEX + ", which is applied")
                .contains("apply only 0_late");
        assertThat(run("status", "--json").out()).contains("\"note\":\"out of order: older");
        assertThat(run("apply", "only", "0_late").code()).isZero();
        assertThat(run("status").out()).doesNotContain("out of order");
    }

    @Test
    void aFailureAtThePromptIsJsonWhereJsonIsAskedFor() {
        for (String line : List.of("show zzz --json", "show zzz yyy --json", "log --frob --json")) {
            Said said = run("-c", line);
            assertThat(said.code()).as(said.text()).isEqualTo(2);
            assertThat(said.err()).isEmpty();
            assertThat(said.out().strip()).startsWith("{").endsWith("}");
            assertThat(said.out()).contains("\"error\"", "\"wrong-usage\"");
        }
        run("apply", "next");
        Said pending = run("-c", "status --json --exit-code");
        assertThat(pending.code()).as(pending.text()).isEqualTo(5);
    }

    @Test
    void oneCompactObjectALineForSeveralCommands() {
        assertThat(run("--json", "-c", "status; plan").out().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{"));
    }

    private List<String> columns() {
        return db.rows(
                "SELECT attname FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND"
                        + " attrelid = to_regclass('users') ORDER BY attnum");
    }

    private Said run(String... args) {
        return program().run(args);
    }

    private Program program() {
        return Program.in(folder).with("DB", db.url()).with("LANG", "C.UTF-8");
    }
}
