package dev.lockstep.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.apply.Applier;
import dev.lockstep.ledger.History;
import dev.lockstep.ledger.Journal;
import dev.lockstep.ledger.Ledgers;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestBench;
import dev.lockstep.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ways back of the last migrations of other projects' histories, derived: where one can be, it
 * leads back, and where none can be, the reason is no fault of ours. The histories are not part of
 * this project: {@code -Dlockstep.corpus=DIR} says where they are, {@code
 * -Dlockstep.corpus.last=30} how many are taken of each.
 */
class CorpusWaysBackIT {
    private static final System.Logger LOG = System.getLogger(CorpusWaysBackIT.class.getName());

    private static final Path CORPUS =
            Path.of(System.getProperty("lockstep.corpus", "../shared/corpus")).normalize();

    private static final int LAST = Integer.getInteger("lockstep.corpus.last", 4);

    @RegisterExtension final PgDatabase live = new PgDatabase();
    @TempDir Path folder;
    @TempDir static Path ownFolder;

    @ParameterizedTest
    @CsvSource({
        "prisma/hoppscotch, migration.sql",
        "prisma/langfuse, migration.sql",
        "prisma/umami, migration.sql",
        "updown-dir/crates.io, up.sql"
    })
    void leadBack(String history, String script) throws IOException {
        assumeThat(CORPUS.resolve(history)).isDirectory();
        TestProject project = copy(CORPUS.resolve(history), script);
        RehearsalBench bench = new RehearsalBench(live, project, RehearsalBench.own(ownFolder));
        try (TestBench all = new TestBench(live.target(), project)) {
            RunReport report = new Applier(all.workbench()).apply(new Target.All(), false, null);
            assertThat(report.failure()).isNull();
        }
        Session session = live.session();
        History applied =
                History.read(
                        session, Ledgers.of("native", "lockstep", null), new Journal("lockstep"));
        ShadowRequest request = bench.request(session);
        MigrationStates states =
                MigrationStates.of(request.project(), applied.entries(), applied.unfinished());
        List<MigrationStatus> last = states.inDatabase();
        last = last.subList(Math.max(0, last.size() - LAST), last.size());
        List<String> refused = new ArrayList<>();
        for (MigrationStatus status : last) {
            try {
                assertThat(DerivedWayBack.of(request, states, List.of(status)).scripts())
                        .containsOnlyKeys(status.name());
            } catch (FailureException e) {
                refused.add(e.failure().message());
            }
        }
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: {1} ways back derived of {2}; not: {3}",
                history,
                last.size() - refused.size(),
                last.size(),
                String.join("\n  ", refused));
        assertThat(refused)
                .allSatisfy(why ->
                        assertThat(why)
                                .contains("none can be derived")
                                .doesNotContain("does not lead back")
                                .doesNotContain("fails on a shadow"));
    }

    /** Their up scripts alone, under names of ours. */
    private TestProject copy(Path history, String script) throws IOException {
        TestProject project = TestProject.nativeIn(folder);
        try (Stream<Path> files = Files.walk(history)) {
            List<Path> scripts =
                    files.filter(file -> file.endsWith(script))
                            .sorted(Comparator.comparing(CorpusWaysBackIT::version))
                            .toList();
            for (int i = 0; i < scripts.size(); i++) {
                String words =
                        version(scripts.get(i))
                                .replaceFirst("^[0-9]+_", "")
                                .replaceAll("[^A-Za-z0-9_]", "_");
                project.up("%014d_%s".formatted(i + 1, words), Files.readString(scripts.get(i)));
            }
        }
        return project;
    }

    /** Their folder's name; dates are written with and without hyphens. */
    private static String version(Path script) {
        Path parent = script.toAbsolutePath().getParent();
        return parent == null ? "" : String.valueOf(parent.getFileName()).replace("-", "");
    }
}
