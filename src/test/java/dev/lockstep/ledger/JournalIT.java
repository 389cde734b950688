package dev.lockstep.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.ledger.JournalRun.JournalStep;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Stage;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalIT {
    private static final String SECOND_VERSION =
            "ALTER TABLE :\"schema\".meta ADD COLUMN colour text;\n";

    @RegisterExtension final PgDatabase db = new PgDatabase();

    private final Journal journal = new Journal("lockstep");
    private Session session;

    @BeforeEach
    void connect() {
        session = db.session();
    }

    @Test
    void readsNothingAndMakesNothingBeforeTheFirstChange() {
        assertThat(journal.exists(session)).isFalse();
        assertThat(journal.runs(session, null, 10)).isEmpty();
        assertThat(journal.newestRun(session, "1_a")).isEmpty();
        assertThat(journal.unfinished(session)).isEmpty();
        assertThat(db.rows("SELECT FROM pg_namespace WHERE nspname = 'lockstep'")).isEmpty();
    }

    @Test
    void isMadeOnceInTheSchemaThatIsConfigured() {
        Journal elsewhere = new Journal("our \"own\"");
        elsewhere.prepare(session);
        elsewhere.prepare(session);
        new Journal("our \"own\"").prepare(session);

        assertThat(elsewhere.exists(session)).isTrue();
        assertThat(
                        db.rows(
                                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace"
                                        + " = '\"our \"\"own\"\"\"'::regnamespace ORDER BY 1"))
                .containsExactly("meta", "migration", "migration_run", "schema_mark", "step_run");
    }

    @Test
    void comesBackAfterItWasDroppedAndForgotten() {
        journal.prepare(session);
        session.execute("DROP SCHEMA lockstep CASCADE");
        journal.forget();
        journal.prepare(session);
        assertThat(journal.exists(session)).isTrue();
    }

    @Test
    void upgradesAnOlderOneAndKeepsItsRows() {
        journal.prepare(session);
        session.run(
                journal.done(Examples.run("1_a"), "apply", Direction.UP, Took.of(Duration.ZERO)));

        Journal newer = new Journal("lockstep", withSecondVersion());
        newer.prepare(session);

        assertThat(db.rows("SELECT journal_version, colour FROM lockstep.meta"))
                .containsExactly("4|");
        assertThat(newer.runs(session, null, 10)).hasSize(1);
    }

    @Test
    void refusesOneThatANewerLockstepMadeNamingBothVersions() {
        new Journal("lockstep", withSecondVersion()).prepare(session);

        assertThat(refusal(() -> journal.prepare(session)).message())
                .isEqualTo(
                        "the journal in schema lockstep is of version 4, made by a newer Lockstep;"
                                + " this one knows version 3");
        assertThat(journal.exists(session)).isFalse();
    }

    @Test
    void leavesNothingWhenAnUpgradeFails() {
        Journal broken =
                new Journal("lockstep", withNext("CREATE TABLE extra (n int);\nSELECT 1/0;\n"));

        assertThat(
                        catchThrowableOfType(
                                dev.lockstep.postgres.ServerException.class,
                                () -> broken.prepare(session)))
                .isNotNull();
        assertThat(session.transactionStatus()).isEqualTo(Session.TransactionStatus.IDLE);
        assertThat(db.rows("SELECT FROM pg_namespace WHERE nspname = 'lockstep'")).isEmpty();
    }

    @Test
    void givesTheSqlForTheDbaToARoleThatMayNotCreate() {
        String role = "plain_" + db.name();
        session.execute("CREATE ROLE " + role);
        session.execute("SET ROLE " + role);
        Failure refusal = refusal(() -> journal.prepare(session));
        session.execute("RESET ROLE");

        assertThat(refusal.message()).contains(role).contains("schema lockstep");
        assertThat(refusal.databaseState()).isEqualTo(Failure.UNCHANGED);
        assertThat(refusal.next())
                .contains("CREATE SCHEMA IF NOT EXISTS \"lockstep\"")
                .contains("GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA \"lockstep\" TO \"")
                .doesNotContain(":\"schema\"");

        // What it says is enough: the DBA runs it, and the plain role goes on.
        db.execute(refusal.next().substring(refusal.next().indexOf('\n')));
        session.execute("SET ROLE " + role);
        try {
            journal.prepare(session);
            session.run(
                    journal.done(
                            Examples.run("1_a"), "apply", Direction.UP, Took.of(Duration.ZERO)));
            session.run(
                    Ledgers.of("native", "lockstep", null)
                            .applied(Examples.run("1_a"), Took.of(Duration.ZERO)));
            journal.claim(session, "staging", Stage.STAGING);
        } finally {
            session.execute("RESET ROLE");
            session.execute("DROP OWNED BY " + role);
            session.execute("DROP ROLE " + role);
        }
        assertThat(journal.runs(session, null, 10)).hasSize(1);
    }

    @Test
    void namesTheGrantsToARoleThatMayOnlyRead() {
        journal.prepare(session);
        session.run(journal.begun(Examples.run("1_a"), "apply", Direction.UP, true));
        String role = "reader_" + db.name();
        session.execute("CREATE ROLE " + role);
        session.execute("SET ROLE " + role);
        try {
            Journal theirs = new Journal("lockstep");
            assertThat(theirs.exists(session)).isFalse();
            assertThat(theirs.unfinished(session)).isEmpty();

            session.execute("RESET ROLE");
            session.execute("GRANT USAGE ON SCHEMA lockstep TO " + role);
            session.execute("GRANT SELECT ON ALL TABLES IN SCHEMA lockstep TO " + role);
            session.execute("SET ROLE " + role);

            assertThat(theirs.exists(session)).isTrue();
            assertThat(theirs.unfinished(session)).hasSize(1);
            assertThat(refusal(() -> theirs.prepare(session)).next())
                    .contains("GRANT SELECT, INSERT, UPDATE")
                    .doesNotContain("CREATE");
        } finally {
            session.execute("RESET ROLE");
            session.execute("DROP OWNED BY " + role);
            session.execute("DROP ROLE " + role);
        }
    }

    @Test
    void survivesManyFirstTimersAtOnce() throws Exception {
        int shells = 6;
        CyclicBarrier start = new CyclicBarrier(shells);
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < shells; i++) {
            sessions.add(db.session());
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (Session each : sessions) {
                running.add(
                        threads.submit(() -> {
                            start.await();
                            new Journal("lockstep").prepare(each);
                            return true;
                        }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(db.rows("SELECT journal_version FROM lockstep.meta")).containsExactly("3");
    }

    @Test
    void claimsADatabaseOnceAndRefusesAnotherStage() {
        journal.prepare(session);
        assertThat(journal.claim(session, "live", Stage.PRODUCTION)).isEmpty();
        assertThat(journal.claim(session, "live", Stage.PRODUCTION)).isEmpty();
        assertThat(journal.claim(session, "blue", Stage.PRODUCTION)).isEmpty();
        assertThat(journal.claim(session, "url", null)).isEmpty();

        Failure refusal = refusal(() -> journal.claim(session, "dev", Stage.DEVELOPMENT));
        assertThat(refusal.message())
                .isEqualTo(
                        "this database is environment live (production) since its first change;"
                                + " dev claims that it is development");
        assertThat(db.rows("SELECT environment, stage FROM lockstep.meta"))
                .containsExactly("live|production");
        assertThat(db.value("SELECT system_identifier FROM lockstep.meta"))
                .isEqualTo(db.value("SELECT system_identifier FROM pg_control_system()"));
    }

    @Test
    void claimsNothingForABareUrl() {
        journal.prepare(session);
        assertThat(journal.claim(session, "url", null)).isEmpty();
        assertThat(db.rows("SELECT environment, stage FROM lockstep.meta")).containsExactly("|");
    }

    @Test
    void replacesTheClaimInACopyAndSaysSo() {
        journal.prepare(session);
        journal.claim(session, "live", Stage.PRODUCTION);
        session.execute("UPDATE lockstep.meta SET system_identifier = '42'");

        assertThat(journal.claim(session, "dev", Stage.DEVELOPMENT))
                .contains(
                        "this database is a copy of environment live (production): it is dev"
                                + " (development) from now on");
        assertThat(db.rows("SELECT environment, stage FROM lockstep.meta"))
                .containsExactly("dev|development");

        session.execute("UPDATE lockstep.meta SET database_oid = '7'");
        assertThat(journal.claim(session, "qa", Stage.TESTING)).isPresent();
    }

    @Test
    void tellsARunOutsideATransactionStepByStep() {
        journal.prepare(session);
        LedgerRun run = Examples.run("1_a");
        session.run(journal.begun(run, "apply", Direction.UP, false));
        session.run(journal.stepIntended(run.runId(), 1, "h1", List.of()));
        session.run(journal.stepEnded(run.runId(), 1, "done", Duration.ofMillis(4), 7));
        session.run(journal.stepIntended(run.runId(), 2, "h2", List.of("a_idx", "b \"x\", {y}")));

        JournalRun seen = journal.newestRun(session, "1_a").orElseThrow();
        assertThat(seen.outcome()).isEqualTo("running");
        assertThat(seen.steps())
                .containsExactly(
                        new JournalStep(1, "h1", "done", List.of(), 7),
                        new JournalStep(2, "h2", "intended", List.of("a_idx", "b \"x\", {y}"), -1));
        assertThat(journal.unfinished(session)).containsExactly(seen);

        session.run(journal.ended(run.runId(), "failed", false, Duration.ofSeconds(1), "it broke"));
        session.run(journal.resumed(run.runId(), "ben"));
        assertThat(journal.runs(session, "1_a", 10))
                .extracting(JournalRun::outcome, JournalRun::note, JournalRun::by)
                .containsExactly(
                        tuple("running", null, "ben"),
                        tuple("failed", "it broke", "ana as deploy"));
        session.run(journal.stepIntended(run.runId(), 2, "h2", List.of("left_behind")));
        assertThat(
                        journal.newestRun(session, "1_a")
                                .orElseThrow()
                                .steps()
                                .getLast()
                                .indexesBefore())
                .containsExactly("a_idx", "b \"x\", {y}");

        // killed there, and gone on with again
        session.run(journal.resumed(run.runId(), "ana"));
        assertThat(journal.runs(session, "1_a", 10))
                .extracting(JournalRun::outcome, JournalRun::note)
                .containsExactly(
                        tuple("running", null),
                        tuple("failed", "broke off: no end of it was told"),
                        tuple("failed", "it broke"));

        session.run(journal.ended(run.runId(), "done", false, Duration.ofSeconds(2), null));
        assertThat(journal.unfinished(session)).isEmpty();
        assertThat(done(run)).isTrue();
    }

    @Test
    void forgetsAFailureThatALaterRunSettled() {
        journal.prepare(session);
        LedgerRun failed = Examples.run("1_a");
        session.run(
                journal.begun(failed, "apply", Direction.UP, true)
                        .then(journal.ended(failed.runId(), "failed", true, Duration.ZERO, "no")));
        LedgerRun other = Examples.run("2_b");
        session.run(journal.begun(other, "rollback", Direction.DOWN, false));
        assertThat(journal.unfinished(session))
                .extracting(JournalRun::migration, JournalRun::leftNothing)
                .containsExactlyInAnyOrder(tuple("1_a", true), tuple("2_b", false));

        session.run(
                journal.done(Examples.run("1_a"), "resolve", Direction.UP, Took.of(Duration.ZERO)));
        assertThat(journal.unfinished(session))
                .extracting(JournalRun::migration)
                .containsExactly("2_b");
    }

    @Test
    void listsRunsNewestFirstWithinTheLimit() {
        journal.prepare(session);
        for (String name : List.of("1_a", "2_b", "1_a", "3_c")) {
            session.run(
                    journal.done(
                            Examples.run(name),
                            "apply",
                            Direction.UP,
                            Took.of(Duration.ofMillis(9))));
        }
        assertThat(journal.runs(session, null, 3))
                .extracting(JournalRun::migration)
                .containsExactly("3_c", "1_a", "2_b");
        assertThat(journal.runs(session, "1_a", 10)).hasSize(2);
        JournalRun newest = journal.runs(session, null, 1).getFirst();
        assertThat(newest.duration()).isEqualTo(Duration.ofMillis(9));
        assertThat(newest.by()).isEqualTo("ana as deploy");
    }

    private boolean done(LedgerRun run) {
        return session.query(journal.outcome(run.runId()), row -> row.bool("done")).getFirst();
    }

    private static JournalTables withSecondVersion() {
        return withNext(SECOND_VERSION);
    }

    private static JournalTables withNext(String script) {
        JournalTables known = JournalTables.known();
        int next = known.version() + 1;
        return new JournalTables(
                next, version -> version == next ? script : known.script().apply(version));
    }

    private static Failure refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        FailureException thrown = catchThrowableOfType(FailureException.class, call);
        assertThat(thrown).isNotNull();
        assertThat(thrown.failure()).isInstanceOf(Failure.GuardRefused.class);
        return thrown.failure();
    }
}
