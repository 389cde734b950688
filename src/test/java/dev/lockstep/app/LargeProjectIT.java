package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LargeProjectIT {
    private static final int COUNT = 10_000;

    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path directory;

    @Test
    void tenThousandMigrationsAreListedPlannedAndApplied() {
        TestProject project = TestProject.nativeIn(directory);
        project.up("00001_counted", "CREATE TABLE counted (n int);");
        for (int i = 2; i <= COUNT; i++) {
            project.up("%05d_row".formatted(i), "INSERT INTO counted VALUES (" + i + ");");
        }
        Program lockstep = Program.in(directory).with("LOCKSTEP_URL", db.url());
        Program.Said first =
                lockstep.run("apply", "to", "00020_row", "--yes", "--stage", "development");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(lockstep.run("status").out()).contains("20 applied").contains("9,980 pending");
        assertThat(lockstep.run("plan", "next", "2").out())
                .contains("00021_row")
                .contains("00022_row")
                .doesNotContain("00023_row");
        Program.Said last =
                lockstep.run("apply", "only", "10000_row", "--yes", "--stage", "development");
        assertThat(last.code()).as(last.err()).isZero();
        assertThat(db.rows("SELECT count(*), max(n), sum(n) FROM counted"))
                .containsExactly("20|10000|" + (20 * 21 / 2 - 1 + 10_000));
    }
}
