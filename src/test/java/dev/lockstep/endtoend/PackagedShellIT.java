package dev.lockstep.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.PseudoTerminal;
import dev.lockstep.testkit.Waiting;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged launcher in the hands of a person. */
@DisabledOnOs(OS.WINDOWS)
class PackagedShellIT {
    private static final String USERS = "20260105090000_create_users";
    private static final String ROLES = "20260322110000_user_roles";

    @RegisterExtension final PgDatabase db = new PgDatabase();

    @TempDir Path folder;
    private Installation installed;

    @BeforeEach
    void makeProject() {
        installed = new Installation(folder, db);
        installed.project().up(USERS, "CREATE TABLE users (id int PRIMARY KEY, name text);\n");
        installed.project().down(USERS, "DROP TABLE users;\n");
        installed
                .project()
                .up(
                        ROLES,
                        "ALTER TABLE users ADD COLUMN role text;\n"
                                + "INSERT INTO users VALUES (1, 'Ana', 'admin');\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 200})
    void completesAMigrationByItsBeginningAndByAWordInside(int columns) {
        try (PseudoTerminal terminal = installed.shell(columns)) {
            terminal.press("show 20260105" + PseudoTerminal.TAB);
            terminal.await("> show " + USERS);
            terminal.press(PseudoTerminal.CTRL_U + "show role" + PseudoTerminal.TAB + "\r");
            terminal.await(ROLES + " · pending · schema");
            terminal.press("app" + PseudoTerminal.TAB + "to role" + PseudoTerminal.TAB + "\r");
            terminal.await("2 applied in");
            terminal.await("shop development >");
            terminal.press("select * from us");
            // tables are read when somebody first asks for them, and Tab never waits
            Waiting.until("the table's name", () -> completes(terminal, "select * from users"));
            terminal.press(";\r");
            terminal.await("1 row,");
        }
        assertThat(db.rows("SELECT id, name, role FROM users")).containsExactly("1|Ana|admin");
    }

    private static boolean completes(PseudoTerminal terminal, String line) {
        terminal.press(PseudoTerminal.TAB);
        return terminal.shown().contains(line);
    }

    @Test
    void cancelsALongStatementOnTheServerAndGoesOn() {
        Gate gate = Gate.closed(db);
        installed
                .project()
                .up(ROLES, "INSERT INTO users VALUES (1, 'Ana');\nSELECT testing.pass();\n");
        try (PseudoTerminal terminal = installed.shell()) {
            terminal.enter("apply all");
            gate.awaitSomebody();
            terminal.press(PseudoTerminal.CTRL_C);
            terminal.await("cancelled");
            gate.awaitNobody();
            assertThat(db.value("SELECT count(*) FROM users")).isEqualTo("0");
            terminal.await("shop development +1 >");
            terminal.enter("select testing.pass();");
            gate.awaitSomebody();
            terminal.press(PseudoTerminal.CTRL_C);
            gate.awaitNobody();
            gate.open();
            terminal.enter("apply");
            terminal.await("applied " + ROLES);
            assertThat(terminal.isAlive()).isTrue();
        }
        assertThat(db.rows("SELECT id, name FROM users")).containsExactly("1|Ana");
    }

    @Test
    void goesThroughAMigrationByHand() {
        try (PseudoTerminal terminal = installed.shell()) {
            terminal.enter("apply");
            terminal.await("shop development +1 >");
            terminal.enter("step");
            terminal.await("shop development +1 step 0/2 >");
            terminal.enter("next");
            terminal.await("step 1/2 >");
            terminal.enter("next");
            terminal.await("step 2/2 >");
            terminal.enter("select name || ' is ' || role as who from users;");
            terminal.await("Ana is admin");
            assertThat(columns()).as("seen from outside").isEqualTo("2");
            terminal.enter("back");
            terminal.await("undone: 2/2");
            terminal.enter("select 'there are ' || count(*) as many from users;");
            terminal.await("there are 0");
            terminal.enter("abort");
            terminal.await("shop development +1 >");
            terminal.await("aborted");
            assertThat(columns()).isEqualTo("2");
            terminal.enter("step role");
            terminal.await("note: role is " + ROLES);
            terminal.enter("next");
            terminal.enter("next");
            terminal.enter("commit");
            terminal.await("applied " + ROLES);
            terminal.await("shop development >");
        }
        assertThat(db.rows("SELECT id, name, role FROM users")).containsExactly("1|Ana|admin");
    }

    private String columns() {
        return db.value(
                "SELECT count(*) FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit\r", PseudoTerminal.CTRL_D})
    void asksBeforeItLeavesAnOpenTransaction(String leave) {
        try (PseudoTerminal terminal = installed.shell()) {
            terminal.enter("step");
            terminal.await("step 0/1 >");
            terminal.enter("next");
            terminal.await("step 1/1 >");
            terminal.press(leave);
            terminal.await("go on? [y/N]");
            terminal.press("n\r");
            terminal.await("a second prompt", shown -> shown.split("step 1/1 >", -1).length == 3);
            terminal.enter("sql select 'still ' || 'here' as so");
            terminal.await("still here");
            terminal.await("a third prompt", shown -> shown.split("step 1/1 >", -1).length == 4);
            terminal.press(leave);
            terminal.await("asked again", shown -> shown.split("go on\\?", -1).length == 3);
            terminal.press("y\r");
            assertThat(terminal.exitCode()).isZero();
        }
        assertThat(db.value("SELECT to_regclass('users') IS NULL")).isEqualTo("t");
    }

    @Test
    void remembersLinesPerEnvironmentWithoutSecrets() throws IOException {
        try (PseudoTerminal terminal = installed.shell()) {
            terminal.enter("sql select 'password=HUNTER2' as url, 'x' as y");
            terminal.await("1 row");
            terminal.enter(" plan next");
            terminal.await("next: apply next 1");
            terminal.enter("use production");
            terminal.await("shop  production  ");
            terminal.enter("log");
            terminal.await("nothing was run here yet");
            terminal.enter("exit");
            assertThat(terminal.exitCode()).isZero();
        }
        Path development = history("development");
        assertThat(Files.readString(development))
                .contains("password=***", "use production")
                .doesNotContain("HUNTER2", "plan next", "log");
        assertThat(Files.readString(history("production"))).isEqualTo("log\nexit\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(development)))
                .isEqualTo("rw-------");
        try (PseudoTerminal terminal = installed.shell(100, "-e", "development")) {
            terminal.press("use");
            terminal.await("> use production");
            terminal.press(PseudoTerminal.RIGHT + "\r");
            terminal.await("shop  production  ");
        }
    }

    /** The only project's, whose name carries digits made of where it lies. */
    private Path history(String environment) throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(installed.state(), "history-shop-*-" + environment)) {
            return files.iterator().next();
        }
    }

    @Test
    void marksProductionAndAsksThere() {
        try (PseudoTerminal terminal = installed.shell(100, "-e", "production")) {
            assertThat(terminal.raw()).containsPattern("\u001b\\[[0-9;]*41[0-9;]*m production ");
            terminal.enter("apply");
            terminal.await("go on? [y/N]");
            terminal.press("\r");
            terminal.await("nothing was applied");
            terminal.enter("reset");
            terminal.await("reset is refused");
        }
        assertThat(db.value("SELECT to_regclass('users') IS NULL")).isEqualTo("t");
    }

    @Test
    void paintsNothingWhereNoColourIsWanted() {
        installed.with("NO_COLOR", "1");
        try (PseudoTerminal terminal = installed.shell(80, "-e", "production")) {
            terminal.await("shop [production] +2 >");
            terminal.enter("apply all --yes");
            terminal.await("2 applied in");
            terminal.enter("select from where;");
            terminal.await("syntax error");
            assertThat(terminal.raw())
                    .doesNotContainPattern("\u001b\\[([0-9]+;)*[349][0-7](;[0-9]+)*m");
        }
    }

    @Test
    void onlyAddsLinesToADumbTerminal() {
        installed.with("TERM", "dumb");
        try (PseudoTerminal terminal = installed.shell(80)) {
            terminal.enter("apply all");
            terminal.await("2 applied in");
            terminal.enter("rollback only create_users");
            terminal.await("next:");
            terminal.enter("exit");
            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.raw()).doesNotContain("\u001b", "WARNING");
        }
    }

    @Test
    void leavesThePagerWhenItIsToldToEnd() {
        try (PseudoTerminal terminal = installed.shell(80)) {
            terminal.await("shop development");
            terminal.resize(80, 10);
            terminal.enter("help apply");
            terminal.await("q leaves");
            terminal.terminate();
            assertThat(terminal.exitCode()).isEqualTo(143);
            assertThat(terminal.raw()).doesNotContain("IOError");
        }
    }

    @Test
    void fitsTheWindowAfterItsSizeChanged() {
        try (PseudoTerminal terminal = installed.shell(100)) {
            terminal.resize(50, 20);
            terminal.press("status\r");
            terminal.await("way back");
            assertThat(terminal.shown().lines()).allMatch(line -> line.length() <= 50);
            terminal.resize(160, 40);
            terminal.enter("plan");
            terminal.await("next: apply next, or apply all");
            terminal.await("shop development +2 >");
        }
    }
}
