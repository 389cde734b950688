package dev.lockstep.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.endtoend.Installation.Result;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.PseudoTerminal;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The packaged launcher in pipes and scripts: streams and exit codes of real processes. */
@DisabledOnOs(OS.WINDOWS)
class ExitCodesIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    @TempDir Path folder;
    private Installation installed;

    @BeforeEach
    void makeProject() {
        installed = new Installation(folder, db);
        installed
                .project()
                .up("20260105090000_create_tally", "CREATE TABLE tally (n int);\n")
                .up("20260112090000_count", "INSERT INTO tally VALUES (1);\n");
    }

    @Test
    void saysHowASingleCommandEnded() throws Exception {
        assertThat(installed.run("", "status").exit()).isZero();
        assertThat(installed.run("", "status", "--exit-code").exit()).isEqualTo(5);
        assertThat(installed.run("", "stauts").exit()).isEqualTo(2);
        assertThat(installed.run("", "-e", "production", "apply", "next").exit()).isEqualTo(3);
        Result refused = installed.run("", "sql", "select * from nothing");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("error: relation \"nothing\" does not exist (42P01)");
        installed.with("DEVELOPMENT_URL", "postgresql://localhost:1/nobody");
        assertThat(installed.run("", "apply", "next").exit()).isEqualTo(4);
        assertThat(db.value("SELECT to_regclass('tally') IS NULL")).isEqualTo("t");
    }

    @Test
    void runsTheCommandsOfAPipeUpToTheFirstThatFails() throws Exception {
        Result result =
                installed.run(
                        "# a comment\napply all\n| recorded output\n"
                                + "select n,\n  n + 1 as more\nfrom tally;\n"
                                + "select * from nothing;\nrollback all --yes\n");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out())
                .contains("2 applied in", " n  more\n ─  ────\n 1     2\n1 row, ")
                .doesNotContain("\u001b", "\r");
        assertThat(result.err()).startsWith("error: relation \"nothing\" does not exist");
        assertThat(db.rows("SELECT n FROM tally")).containsExactly("1");
    }

    @Test
    void saysWhatToSetForAMigrationThatDoesNotFitIntoMemory() throws Exception {
        String row = "1\t" + "x".repeat(1_000) + "\n";
        installed
                .project()
                .up(
                        "20260119090000_all_of_it",
                        "COPY tally FROM stdin;\n" + row.repeat(60_000) + "\\.\n");
        installed.with("LOCKSTEP_HEAP", "80m");
        Result result = installed.run("", "plan");
        assertThat(result.exit()).isEqualTo(70);
        assertThat(result.err()).contains("plan needs more memory than LOCKSTEP_HEAP");

        installed.with("LOCKSTEP_HEAP", "600m");
        assertThat(installed.run("", "plan").exit()).isZero();
    }

    @Test
    void abortsAStepThatTheEndOfTheInputLeavesOpen() throws Exception {
        Result result = installed.run("step\nnext\n");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("aborted");
        assertThat(db.value("SELECT to_regclass('tally') IS NULL")).isEqualTo("t");
    }

    @Test
    void endsWith130AfterCtrlCAndLeavesNothingHalfDone() {
        Gate gate = Gate.closed(db);
        installed
                .project()
                .up(
                        "20260105090000_create_tally",
                        "CREATE TABLE tally (n int);\nSELECT testing.pass();\n");
        try (PseudoTerminal terminal = installed.terminal(80, "apply", "all")) {
            gate.awaitSomebody();
            terminal.press(PseudoTerminal.CTRL_C);
            assertThat(terminal.exitCode()).isEqualTo(130);
            assertThat(terminal.shown()).contains("cancelled", "rolled back");
        }
        gate.awaitNobody();
        assertThat(db.value("SELECT to_regclass('tally') IS NULL")).isEqualTo("t");
    }
}
