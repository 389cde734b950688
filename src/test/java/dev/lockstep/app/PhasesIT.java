package dev.lockstep.app;

import dev.lockstep.testkit.PgDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A column's change in phases. */
class PhasesIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path directory;

    @Test
    void renamesWhileTwoApplicationsWrite() {
        PhaseWalk.in(directory, db.url(), db::session).thereAndBack();
    }
}
