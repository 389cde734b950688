package dev.lockstep.apply;

import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestBench;
import dev.lockstep.testkit.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A database, a project and what a change works with, anew for each test. */
class ApplyCase {
    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path directory;
    TestProject project;
    TestBench bench;

    TestProject projectIn(Path folder) {
        return TestProject.nativeIn(folder);
    }

    @BeforeEach
    final void open() {
        project = projectIn(directory);
        bench = new TestBench(db.target(), project);
    }

    @AfterEach
    final void close() {
        bench.close();
    }

    RunReport apply(Target target) {
        return new Applier(bench.workbench()).apply(target, false, null);
    }

    RunReport applyAll() {
        return apply(new Target.All());
    }
}
