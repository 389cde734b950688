package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.app.Program.Said;
import dev.lockstep.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockstepTest {
    /** The discard port, on which nobody listens. */
    private static final String NOWHERE = "postgresql://ana:hush@127.0.0.1:9/x?connect_timeout=2";

    @TempDir Path folder;

    @Test
    void saysItsVersion() {
        assertThat(Program.in(folder).run("--version"))
                .isEqualTo(new Said(0, "lockstep 0.0.0\n", ""));
    }

    @Test
    void helpsWithoutAProject() {
        assertThat(Program.in(folder).run("--help").out()).contains("rollback    undo migrations");
        assertThat(Program.in(folder).run("help", "targets").code()).isZero();
        assertThat(Program.in(folder).run("apply", "--help").out()).startsWith("apply: ");
    }

    @Test
    void everyTopicOfHelpIsThere() {
        for (String topic :
                "targets names scripts exit-codes json configuration connections step-mode recovery"
                        .split(" ")) {
            Said said = Program.in(folder).run("help", topic);
            assertThat(said.code()).as(topic).isZero();
            // prose is filled again where the screen is narrower; rows are not
            if (!topic.equals("json")) {
                assertThat(said.out().lines().filter(line -> line.startsWith("  ")))
                        .as(topic)
                        .allMatch(line -> line.length() <= 80);
            }
        }
    }

    @Test
    void refusesWordsThatMakeNoSenseWithTwo() {
        Said said = Program.in(folder).run("stauts");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("'stauts' is neither").contains("did you mean status?");
    }

    @Test
    void saysOfALaterCommandThatItIsNotThereYet() {
        assertThat(Program.in(folder).run("backfill", "list").err())
                .contains("this version of Lockstep does not have 'backfill' yet");
    }

    @Test
    void withoutAProjectASingleCommandEndsWithTwo() {
        Said said = Program.in(folder).run("status");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("no project in").contains("next: ");
    }

    @Test
    void anErrorIsJsonWhereJsonWasAsked() {
        Said said = Program.in(folder).run("status", "--json");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).startsWith("{\"error\":{\"code\":\"wrong-usage\"").endsWith("}\n");
        assertThat(said.out().lines()).hasSize(1);
        assertThat(Program.in(folder).run("--json", "frobnicate").out()).contains("wrong-usage");
    }

    @Test
    void aServerThatIsNotThereEndsWithFourAndTheFilesAreShown() {
        TestProject.nativeIn(folder).up("20260101000000_one", "select 1;");
        Said said = Program.in(folder).with("LOCKSTEP_URL", NOWHERE).run("status");

        assertThat(said.code()).isEqualTo(4);
        assertThat(said.out()).contains("20260101000000_one").contains("not connected");
        assertThat(said.out() + said.err()).contains("127.0.0.1:9").doesNotContain("hush");
    }

    @Test
    void warnsOfAPasswordThatOthersCanRead() {
        for (String url :
                new String[] {
                    "postgresql://ana:HUNTER2@localhost:1/x",
                    "postgresql://localhost:1/x?user=ana&password=HUNTER2",
                    "host=localhost port=1 password=HUNTER2"
                }) {
            assertThat(Program.in(folder).run("--url", url, "status").err())
                    .contains("warning: the process list shows the password of --url")
                    .doesNotContain("HUNTER2");
        }
    }

    @Test
    void saysNothingOfAUrlWithoutASecret() {
        for (String url :
                new String[] {
                    "postgresql://ana@localhost:1/x", "host=localhost port=1", "env:SOME_URL"
                }) {
            assertThat(Program.in(folder).run("--url", url, "status").err())
                    .doesNotContain("process list");
        }
    }

    @Test
    void beginsAProjectWithTheFirstMigration() {
        Said said = Program.in(folder).run("new", "Add", "users");

        assertThat(said.code()).isZero();
        assertThat(folder.resolve("migrations")).isDirectoryRecursivelyContaining("glob:**/up.sql");
    }

    @Test
    void writesNothingBesideAMigrationsFolder() throws IOException {
        Path migrations = folder.resolve("somewhere/migrations");
        Files.createDirectories(migrations.resolve("20260101000000_one"));
        Files.writeString(migrations.resolve("20260101000000_one/up.sql"), "select 1;");
        Program.in(folder).with("LOCKSTEP_URL", NOWHERE).run("-C", migrations.toString(), "status");

        assertThat(folder.resolve("somewhere")).isDirectoryNotContaining("glob:**/lockstep*");
    }

    @Test
    void refusesACommandBesideALine() {
        assertThat(Program.in(folder).run("status", "-c", "plan").code()).isEqualTo(2);
    }

    @Test
    void aFileThatCannotBeReadIsWrongUsage() {
        assertThat(Program.in(folder).run("-f", "missing.lockstep").code()).isEqualTo(2);
    }

    @Test
    void stopsALineAtTheFirstFailureWithItsCode() {
        Said said = Program.in(folder).run("-c", "help names; plan; help targets");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).contains("names: how").doesNotContain("targets: how");
    }

    @Test
    void readsCommandsFromAPipe() {
        assertThat(Program.in(folder).piped("# a remark\nhelp names\n").run().out())
                .startsWith("names: how a migration is named");
    }

    @Test
    void aLineInTheShellMayNotChooseTheProjectAgain() {
        assertThat(Program.in(folder).run("-c", "status -C /tmp").err())
                .contains("-C belongs to the start of a session");
    }

    @Test
    void sqlNeedsNoProject() {
        Said said = Program.in(folder).with("LOCKSTEP_URL", NOWHERE).run("sql", "select 1");

        assertThat(said.code()).isEqualTo(4);
        assertThat(said.err()).contains("127.0.0.1:9");
    }

    @Test
    void theTrainingRunLeavesNothingBehind() throws IOException {
        assertThat(Program.in(folder).run("--warm-up")).isEqualTo(new Said(0, "", ""));
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
