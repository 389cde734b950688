package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.app.Program.Said;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one file that cannot be read means for the migrations before it. */
class UnreadableFilesIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path folder;

    private Said run(String... words) {
        return Program.in(folder)
                .with("LOCKSTEP_URL", db.url())
                .with("LOCKSTEP_STAGE", "development")
                .run(words);
    }

    private TestProject project(String kind) throws IOException {
        TestProject project = TestProject.nativeIn(folder);
        project.up("1_a", "CREATE TABLE a (n int);").up("2_b", "CREATE TABLE b (n int);");
        switch (kind) {
            case "unended" -> project.up("3_broken", "SELECT 'no end;\n");
            case "missing" -> project.down("3_broken", "SELECT 1;\n");
            case "link" ->
                    Files.createSymbolicLink(
                            project.migrations().resolve("3_broken"), Path.of("nowhere"));
            case "folder" ->
                    Files.createDirectories(project.migrations().resolve("3_broken/up.sql"));
            default -> {
                project.up("3_broken", "");
                Files.write(
                        project.migrations().resolve("3_broken/up.sql"),
                        "SELECT 'caf\u00e9';".getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return project.up("4_d", "CREATE TABLE d (n int);");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unended", "missing", "folder", "bytes", "link"})
    void migrationsBeforeItAreAppliedAndItIsNamed(String kind) throws IOException {
        project(kind);

        Said plan = run("plan", "next");
        assertThat(plan.code()).as(plan.text()).isZero();
        assertThat(plan.out()).contains("1_a").contains("note: ").contains("3_broken");
        Said next = run("apply", "next");
        assertThat(next.code()).as(next.text()).isZero();
        assertThat(next.out()).contains("3_broken");
        assertThat(run("apply", "to", "2_b").code()).isZero();

        for (String target : List.of("next", "all")) {
            Said refused = run("apply", target);
            assertThat(refused.code()).as(refused.text()).isNotZero();
            assertThat(refused.err()).contains("error: ").contains("3_broken");
            assertThat(run("plan", target).err()).contains("error: ").contains("3_broken");
        }
        assertThat(db.rows("SELECT name FROM lockstep.migration ORDER BY 1"))
                .containsExactly("1_a", "2_b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unended", "missing", "folder", "bytes", "link"})
    void planShowsWhatIsBeforeItThenTheProblem(String kind) throws IOException {
        project(kind);

        Said plan = run("plan");
        assertThat(plan.code()).as(plan.text()).isEqualTo(ExitCode.FAILED);
        assertThat(plan.text())
                .contains("1_a", "2_b", "this plan ends before 3_broken", "error: ")
                .doesNotContain("4_d", "next: apply");
        assertThat(run("plan", "--json").out())
                .contains("\"name\":\"2_b\"", "\"error\":{\"code\":")
                .doesNotContain("4_d");
        Said sql = run("plan", "--sql");
        assertThat(sql.code()).isEqualTo(ExitCode.FAILED);
        assertThat(sql.out()).doesNotContain("CREATE TABLE");
        assertThat(run("plan", "--out", "half.plan").code()).isEqualTo(ExitCode.FAILED);
        assertThat(folder.resolve("half.plan")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unended", "missing", "folder", "bytes", "link"})
    void statusListsItAmongItsProblemsOnce(String kind) throws IOException {
        project(kind);

        Said status = run("status");
        assertThat(status.code()).as(status.text()).isZero();
        assertThat(status.out()).containsOnlyOnce("problem: ").contains("problem: 3_broken");
        assertThat(run("status", "--json").out())
                .contains("\"problems\":[{\"migration\":\"3_broken");
    }

    @Test
    void anEmptyFolderStopsPrismaProjectsWherePrismaStops() throws IOException {
        TestProject project =
                TestProject.prismaIn(folder).up("20260101000000_a", "CREATE TABLE a (n int);");
        Files.createDirectories(project.migrations().resolve("20260102000000_empty"));

        assertThat(run("plan", "next").out()).contains("20260102000000_empty");
        assertThat(run("apply", "next").out()).contains("20260102000000_empty");

        Said refused = run("apply", "next");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err())
                .contains("missing file: prisma/migrations/20260102000000_empty/migration.sql");
        assertThat(db.value("SELECT count(*) FROM public._prisma_migrations")).isEqualTo("1");
    }

    @Test
    void anEmptyFolderOfOurOwnLayoutIsOnlyTold() throws IOException {
        TestProject project = TestProject.nativeIn(folder).up("1_a", "CREATE TABLE a (n int);");
        Files.createDirectories(project.migrations().resolve("2_left_by_git"));

        assertThat(run("plan").out()).contains("migrations/2_left_by_git is empty");
        Said applied = run("apply", "all");
        assertThat(applied.code()).as(applied.text()).isZero();
        assertThat(applied.out()).contains("migrations/2_left_by_git is empty");
    }

    @Test
    void aMisspeltDirectiveIsToldAndRefusedBeforeItsScriptRuns() {
        TestProject.nativeIn(folder)
                .up("1_a", "CREATE TABLE a (n int);")
                .up("2_b", "-- lockstep: no-transactoin\nCREATE TABLE b (n int);");

        assertThat(run("status").out()).contains("knows no no-transactoin");
        Said plan = run("plan");
        assertThat(plan.code()).isZero();
        assertThat(plan.out())
                .contains("note: apply would refuse: -- lockstep: knows no no-transactoin")
                .contains("migrations/2_b/up.sql:1:1")
                .contains("next: did you mean -- lockstep: no-transaction?")
                .doesNotContain("next: apply");
        assertThat(run("apply", "next").code()).isZero();
        Said refused = run("apply", "all");
        assertThat(refused.code()).as(refused.text()).isNotZero();
        assertThat(refused.err()).contains("migrations/2_b/up.sql:1:1").contains("did you mean");
        assertThat(db.rows("SELECT name FROM lockstep.migration")).containsExactly("1_a");
    }

    @Test
    void planSaysWhatToDoInsteadWhereApplyWouldRefuse() {
        TestProject project = TestProject.nativeIn(folder).up("1_a", "CREATE TABLE a (n int);");
        run("apply", "all");
        project.up("1_a", "CREATE TABLE a (n bigint);").up("2_b", "CREATE TABLE b (n int);");

        assertThat(run("plan").out())
                .contains("note: apply would refuse: applied migrations were edited")
                .contains("resolve 1_a --checksum")
                .endsWith("next: settle each as said above, then apply again\n");
        assertThat(run("plan", "--json").out()).contains("\"refusal\":{\"code\":\"drift\"");
    }

    @Test
    void whatIsWrongWithAnAppliedFileIsLeftToStatus() {
        TestProject project = TestProject.nativeIn(folder).up("1_a", "CREATE TABLE a (n int);");
        run("apply", "all");
        project.down("1_a", "-- lockstep: no-such-key\nDROP TABLE a;").up("2_b", "SELECT 1;");

        assertThat(run("status").out()).contains("knows no no-such-key");
        assertThat(run("plan").out()).doesNotContain("no-such-key");
        assertThat(run("plan", "--down").out()).contains("rollback would refuse: -- lockstep:");
        assertThat(run("rollback", "last", "--yes").code()).isNotZero();
        assertThat(db.value("SELECT to_regclass('a') IS NOT NULL")).isEqualTo("t");
    }
}
