package dev.lockstep.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.PseudoTerminal;
import dev.lockstep.testkit.Waiting;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The shell is killed at the worst moment; the next one tells the truth and continues once. */
@DisabledOnOs(OS.WINDOWS)
class KilledShellIT {
    private static final String FIRST = "20260105090000_create_tally";
    private static final String SECOND = "20260112090000_count";

    @RegisterExtension final PgDatabase db = new PgDatabase();

    @TempDir Path folder;
    private Installation installed;

    @BeforeEach
    void makeProject() {
        installed = new Installation(folder, db);
        installed.project().up(FIRST, "CREATE TABLE tally (n int);\n");
    }

    @Test
    void duringApply() throws Exception {
        Gate gate = Gate.closed(db);
        installed
                .project()
                .up(
                        SECOND,
                        "INSERT INTO tally VALUES (1);\nSELECT testing.pass();\n"
                                + "INSERT INTO tally VALUES (2);\n");
        try (PseudoTerminal terminal = installed.shell()) {
            terminal.enter("apply all");
            gate.awaitSomebody();
            terminal.kill();
        }
        Installation.Result status = installed.run("", "status");
        assertThat(status.out()).contains("1 applied · 1 pending");
        assertThat(status.exit()).isZero();
        try (PseudoTerminal terminal = installed.shell()) {
            terminal.await("+1 >");
            terminal.enter("apply");
            // the dead shell's backend holds the lock until the server notices or the gate opens
            gate.open();
            terminal.await("nothing to apply, or it is applied", KilledShellIT::settled);
        }
        assertThat(db.rows("SELECT n FROM tally ORDER BY n")).containsExactly("1", "2");
        assertThat(installed.run("", "status", "--exit-code").exit()).isZero();
    }

    private static boolean settled(String shown) {
        return shown.contains("applied " + SECOND) || shown.contains("nothing to apply");
    }

    @Test
    void duringAConcurrentIndexBuild() throws Exception {
        installed
                .project()
                .up(SECOND, "CREATE INDEX CONCURRENTLY tally_n ON tally (n);\n")
                .up("20260119090000_more", "INSERT INTO tally VALUES (7);\n");
        assertThat(installed.run("", "apply", "next").exit()).isZero();
        try (Session writer = db.session()) {
            writer.execute("BEGIN");
            writer.execute("INSERT INTO tally VALUES (5)");
            try (PseudoTerminal terminal = installed.shell()) {
                terminal.enter("apply all");
                Waiting.until("an index that is built", () -> indexes("NOT").equals("1"));
                terminal.kill();
            }
            assertThat(installed.run("", "status").out())
                    .contains(SECOND)
                    .contains("1 applied")
                    .contains("its statement still runs in the server");
            writer.execute("COMMIT");
        }
        try (PseudoTerminal terminal = installed.shell()) {
            terminal.enter("apply all");
            terminal.await("applied 20260119090000_more");
        }
        assertThat(indexes("")).isEqualTo("1");
        assertThat(
                        db.rows(
                                "SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'tally'::regclass"))
                .containsExactly("tally_n");
        assertThat(db.rows("SELECT n FROM tally ORDER BY n")).containsExactly("5", "7");
        assertThat(installed.run("", "status", "--exit-code").out())
                .contains("3 applied · 0 pending · no drift");
    }

    private String indexes(String not) {
        return db.value(
                "SELECT count(*) FROM pg_index WHERE %s indisvalid AND indrelid = to_regclass('tally')"
                        .formatted(not));
    }

    @Test
    void inStepMode() throws Exception {
        installed
                .project()
                .up(SECOND, "INSERT INTO tally VALUES (1);\nINSERT INTO tally VALUES (2);\n");
        try (PseudoTerminal terminal = installed.shell()) {
            terminal.enter("apply");
            terminal.await("+1 >");
            terminal.enter("step");
            terminal.await("step 0/2 >");
            terminal.enter("next");
            terminal.await("step 1/2 >");
            terminal.enter("next");
            terminal.await("step 2/2 >");
            terminal.kill();
        }
        assertThat(installed.run("", "status").out()).contains("1 applied · 1 pending");
        assertThat(db.value("SELECT count(*) FROM tally")).isEqualTo("0");
        try (PseudoTerminal terminal = installed.shell()) {
            terminal.enter("apply");
            terminal.await("applied " + SECOND);
        }
        assertThat(db.rows("SELECT n FROM tally ORDER BY n")).containsExactly("1", "2");
    }

    @Test
    void twoShellsTakeTurns() {
        Gate gate = Gate.closed(db);
        installed
                .project()
                .up(SECOND, "INSERT INTO tally VALUES (1);\nSELECT testing.pass();\n")
                .up("20260119090000_more", "INSERT INTO tally VALUES (2);\n");
        try (PseudoTerminal one = installed.shell();
                PseudoTerminal other = installed.shell()) {
            one.enter("apply all");
            gate.awaitSomebody();
            other.enter("apply all");
            other.await("it waits", shown -> shown.contains("waiting for"));
            gate.open();
            one.await("3 applied in");
            other.await("nothing to apply");
            other.await("shop development >");
        }
        assertThat(db.rows("SELECT n FROM tally ORDER BY n")).containsExactly("1", "2");
        assertThat(db.rows("SELECT name FROM lockstep.migration ORDER BY 1")).hasSize(3);
    }
}
