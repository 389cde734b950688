package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.PgServer;
import dev.lockstep.testkit.TestProject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepModeWithoutServerIT {
    @TempDir Path folder;

    /** The watch that would end step mode looks twice a second: the status comes before it. */
    @Test
    void statusClaimsNoOpenStepWhereTheServerDoesNotAnswer() {
        TestProject.nativeIn(folder).up("1_a", "CREATE TABLE a (n int);");
        try (PgServer server = PgServer.own(Map.of())) {
            Program program =
                    Program.in(folder)
                            .with("LOCKSTEP_URL", server.url("postgres"))
                            .with("LOCKSTEP_STAGE", "development");
            try (RunbookSession session = new RunbookSession(program.surroundings())) {
                session.type("step 1_a");
                session.type("next");
                assertThat(session.type("status")).contains("open in step mode here");
                server.kill();
                assertThat(session.type("status")).doesNotContain("open in step mode here");
            }
        }
    }
}
