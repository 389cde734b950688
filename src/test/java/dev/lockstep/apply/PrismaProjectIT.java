package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.testkit.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prisma's own history table, written as Prisma writes it. */
class PrismaProjectIT extends ApplyCase {
    private static final String ROWS =
            "SELECT migration_name, finished_at IS NOT NULL, rolled_back_at IS NOT NULL, applied_steps_count"
                    + " FROM _prisma_migrations ORDER BY started_at";

    @Override
    TestProject projectIn(Path folder) {
        return TestProject.prismaIn(folder);
    }

    @BeforeEach
    void begin() {
        project.up("20260101000000_users", "CREATE TABLE \"User\" (id int PRIMARY KEY);\n")
                .down("20260101000000_users", "DROP TABLE \"User\";");
    }

    @Test
    void writesTheRowThatPrismaWouldAccept() {
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(db.rows(ROWS)).containsExactly("20260101000000_users|t|f|1");
        assertThat(
                        db.value(
                                "SELECT checksum = encode(sha256('CREATE TABLE \"User\" (id int PRIMARY KEY);\n'), 'hex') FROM _prisma_migrations"))
                .isEqualTo("t");
    }

    @Test
    void aFailedRunShowsAsFailedWithItsLogAndIsTriedAgainAfterwards() {
        project.up("20260102000000_broken", "ALTER TABLE \"Userz\" ADD x int;");
        RunReport report = applyAll();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(db.rows(ROWS))
                .containsExactly("20260101000000_users|t|f|1", "20260102000000_broken|f|f|0");
        assertThat(db.value("SELECT logs FROM _prisma_migrations WHERE finished_at IS NULL"))
                .contains("Userz");
        project.up("20260102000000_broken", "ALTER TABLE \"User\" ADD x int;");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(db.rows(ROWS))
                .containsExactly(
                        "20260101000000_users|t|f|1",
                        "20260102000000_broken|f|t|0",
                        "20260102000000_broken|t|f|1");
    }

    @Test
    void anotherToolsFailureIsNotTouchedUntilItIsResolved() {
        applyAll();
        project.up("20260102000000_more", "ALTER TABLE \"User\" ADD x int;");
        db.execute(
                "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('a', 'b', '20260102000000_more')");
        assertThatThrownBy(this::applyAll)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().next()).contains("resolve"));
        new LedgerEdits(bench.workbench())
                .resolve("20260102000000_more", LedgerEdits.As.ROLLED_BACK);
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(db.rows("SELECT count(*) FROM _prisma_migrations")).containsExactly("3");
    }

    @Test
    void rollbackStampsAndNeverDeletes() {
        applyAll();
        RunReport report = new Rollback(bench.workbench()).rollback(new Target.Count(1), null);
        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(db.rows(ROWS)).containsExactly("20260101000000_users|t|t|1");
        assertThat(db.rows("SELECT to_regclass('\"User\"') IS NULL")).containsExactly("t");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(db.rows(ROWS))
                .containsExactly("20260101000000_users|t|t|1", "20260101000000_users|t|f|1");
    }

    @Test
    void resolveAppliedWritesARowAndKeepsTheOld() {
        project.up("20260102000000_broken", "SELECT 1/0;");
        applyAll();
        new LedgerEdits(bench.workbench()).resolve("20260102000000_broken", LedgerEdits.As.APPLIED);
        assertThat(applyAll().migrations()).isEmpty();
        assertThat(db.rows(ROWS))
                .contains("20260102000000_broken|f|t|0", "20260102000000_broken|t|f|0");
    }

    @Test
    void aSingleConcurrentStatementRunsAsPrismaRunsIt() {
        project.up("20260102000000_index", "CREATE INDEX CONCURRENTLY user_id ON \"User\" (id);");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(
                        db.rows(
                                "SELECT indisvalid FROM pg_index WHERE indexrelid = 'user_id'::regclass"))
                .containsExactly("t");
    }
}
