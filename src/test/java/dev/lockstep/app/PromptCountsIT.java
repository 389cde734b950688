package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PromptCountsIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path folder;

    @Test
    void thePromptFollowsFoldersThatComeAndGoWithoutAskingTheDatabase() throws IOException {
        TestProject project = TestProject.nativeIn(folder);
        project.up("1_a", "CREATE TABLE a (n int);").up("2_b", "CREATE TABLE b (n int);");
        Program program =
                Program.in(folder)
                        .with("LOCKSTEP_URL", db.url())
                        .with("LOCKSTEP_STAGE", "development");
        try (RunbookSession session = new RunbookSession(program.surroundings())) {
            session.type("apply next");
            assertThat(session.pending()).isEqualTo(1);
            db.execute("DROP SCHEMA lockstep CASCADE");

            Files.delete(project.migrations().resolve("2_b/up.sql"));
            Files.delete(project.migrations().resolve("2_b"));
            assertThat(session.pending()).isZero();
            project.up("3_c", "SELECT 1;").up("4_d", "SELECT 1;");
            assertThat(session.pending()).isEqualTo(2);

            session.type("status");
            assertThat(session.pending()).isEqualTo(3);
        }
    }
}
