package dev.lockstep.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.ledger.LedgerEntry.State;
import dev.lockstep.postgres.AdvisoryLock;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import dev.lockstep.testkit.PgDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows are compared with what Prisma's own schema engine writes in the same case. */
class PrismaLedgerIT {
    private static final String ROWS =
            """
            SELECT migration_name, checksum, finished_at IS NOT NULL AS finished,
                   started_at = finished_at AS at_once, logs, rolled_back_at IS NOT NULL AS undone,
                   applied_steps_count
            FROM _prisma_migrations ORDER BY started_at\
            """;

    @RegisterExtension final PgDatabase db = new PgDatabase();

    private final Ledger ledger = Ledgers.of("prisma", "lockstep", null);
    private Session session;

    @BeforeEach
    void connect() {
        session = db.session();
    }

    @Test
    void createsTheTableColumnByColumnAsPrismaDoes() {
        session.run(ledger.create());
        session.run(ledger.create());

        assertThat(
                        db.rows(
                                """
                                SELECT column_name, data_type, character_maximum_length,
                                       is_nullable, column_default
                                FROM information_schema.columns
                                WHERE table_schema = 'public'
                                    AND table_name = '_prisma_migrations'
                                ORDER BY ordinal_position\
                                """))
                .containsExactly(
                        "id|character varying|36|NO|",
                        "checksum|character varying|64|NO|",
                        "finished_at|timestamp with time zone||YES|",
                        "migration_name|character varying|255|NO|",
                        "logs|text||YES|",
                        "rolled_back_at|timestamp with time zone||YES|",
                        "started_at|timestamp with time zone||NO|now()",
                        "applied_steps_count|integer||NO|0");
        assertThat(
                        db.rows(
                                """
                                SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
                                WHERE conrelid = '_prisma_migrations'::regclass
                                    AND contype = 'p'\
                                """))
                .containsExactly("_prisma_migrations_pkey|PRIMARY KEY (id)");
    }

    @Test
    void makesTheSchemaOfTheTargetWhenItIsMissing() {
        Ledger elsewhere = Ledgers.of("prisma", "lockstep", "O'Brien $q$ \"app\"");
        session.run(elsewhere.create());
        session.run(elsewhere.create());
        session.execute("SET search_path TO ''");
        apply(elsewhere, Examples.run("1_a"));

        assertThat(elsewhere.read(session)).extracting(LedgerEntry::name).containsExactly("1_a");
    }

    @Test
    void readsNothingAndMakesNothingWhereThereIsNoTable() {
        assertThat(ledger.read(session)).isEmpty();
        assertThat(Ledgers.of("prisma", "lockstep", "nowhere").read(session)).isEmpty();

        assertThat(db.rows("SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|info)'"))
                .containsExactly("public");
        assertThat(
                        db.rows(
                                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    @Test
    void writesACompletedMigrationAsPrismaDoes() {
        session.run(ledger.create());
        LedgerRun run = Examples.run("1_a", "abc");

        session.run(ledger.begun(run).orElseThrow());
        assertThat(db.rows(ROWS)).containsExactly("1_a|abc|f|||f|0");
        assertThat(done(run)).isFalse();
        assertThat(ledger.read(session).getFirst().state()).isEqualTo(State.UNFINISHED);

        session.run(ledger.applied(run, Took.of(Duration.ofMillis(5))));
        assertThat(db.rows(ROWS)).containsExactly("1_a|abc|t|f||f|1");
        assertThat(done(run)).isTrue();
        assertThat(db.value("SELECT id FROM _prisma_migrations")).isEqualTo(run.runId());
        assertThat(ledger.read(session).getFirst())
                .satisfies(entry -> assertThat(entry.state()).isEqualTo(State.APPLIED))
                .satisfies(entry -> assertThat(entry.checksum()).isEqualTo("abc"))
                .satisfies(entry -> assertThat(entry.runId()).isEqualTo(run.runId()));
    }

    @Test
    void keepsAFailedRunUnfinishedWithItsLog() {
        session.run(ledger.create());
        LedgerRun run = Examples.run("1_a", "abc");
        session.run(ledger.begun(run).orElseThrow());
        session.run(ledger.failed(run, 2, "relation \"x\" does not exist").orElseThrow());

        assertThat(db.rows(ROWS)).containsExactly("1_a|abc|f||relation \"x\" does not exist|f|0");
        LedgerEntry entry = ledger.read(session).getFirst();
        assertThat(entry.state()).isEqualTo(State.UNFINISHED);
        assertThat(entry.log()).isEqualTo("relation \"x\" does not exist");
    }

    @Test
    void stampsAWithdrawnRunAndTakesANewOne() {
        session.run(ledger.create());
        LedgerRun first = Examples.run("1_a", "abc");
        session.run(ledger.begun(first).orElseThrow());
        session.run(ledger.withdrawn(first.runId()).orElseThrow());
        assertThat(ledger.read(session).getFirst().state()).isEqualTo(State.ROLLED_BACK);

        LedgerRun second = Examples.run("1_a", "abd");
        apply(ledger, second);

        assertThat(db.rows(ROWS)).containsExactly("1_a|abc|f|||t|0", "1_a|abd|t|f||f|1");
        assertThat(ledger.read(session)).hasSize(1);
        assertThat(ledger.read(session).getFirst().runId()).isEqualTo(second.runId());
    }

    @Test
    void doesNotWithdrawWhatIsFinished() {
        session.run(ledger.create());
        LedgerRun run = Examples.run("1_a", "abc");
        apply(ledger, run);
        session.run(ledger.withdrawn(run.runId()).orElseThrow());
        assertThat(ledger.read(session).getFirst().state()).isEqualTo(State.APPLIED);
    }

    @Test
    void writesTheEndEvenWhenTheScriptTookTheRowAway() {
        session.run(ledger.create());
        LedgerRun run = Examples.run("1_a", "abc");
        session.run(ledger.begun(run).orElseThrow());
        session.execute("DELETE FROM _prisma_migrations");
        session.run(ledger.applied(run, Took.of(Duration.ZERO)));
        assertThat(done(run)).isTrue();
    }

    @Test
    void resumesARunUnderItsOwnId() {
        session.run(ledger.create());
        LedgerRun run = Examples.run("1_a", "abc");
        session.run(ledger.begun(run).orElseThrow());
        session.run(ledger.failed(run, 1, "no").orElseThrow());
        session.run(ledger.begun(run).orElseThrow());
        session.run(ledger.applied(run, Took.of(Duration.ZERO)));
        assertThat(db.rows(ROWS)).containsExactly("1_a|abc|t|f||f|1");
    }

    @Test
    void resolvesAFailedOneAsAppliedByANewRow() {
        session.run(ledger.create());
        LedgerRun failed = Examples.run("1_a", "abc");
        session.run(ledger.begun(failed).orElseThrow());
        LedgerEntry entry = ledger.read(session).getFirst();

        session.run(ledger.resolveApplied(Optional.of(entry), Examples.run("1_a", "abc")));

        assertThat(db.rows(ROWS)).containsExactly("1_a|abc|f|||t|0", "1_a|abc|t|t||f|0");
        assertThat(db.value("SELECT logs FROM _prisma_migrations WHERE finished_at IS NOT NULL"))
                .isEmpty();
        assertThat(db.value("SELECT count(*) FROM _prisma_migrations WHERE logs IS NULL"))
                .isEqualTo("1");
        assertThat(ledger.read(session).getFirst().state()).isEqualTo(State.APPLIED);
    }

    @Test
    void resolvesAFailedOneAsRolledBackByAStamp() {
        session.run(ledger.create());
        LedgerRun failed = Examples.run("1_a", "abc");
        session.run(ledger.begun(failed).orElseThrow());
        LedgerEntry entry = ledger.read(session).getFirst();

        session.run(ledger.resolveRolledBack(entry, Examples.run("1_a", "abc")));

        assertThat(db.rows(ROWS)).containsExactly("1_a|abc|f|||t|0");
        assertThat(ledger.read(session).getFirst().state()).isEqualTo(State.ROLLED_BACK);
    }

    @Test
    void recordsABaselineAsPrismaDoes() {
        session.run(ledger.create());
        session.run(ledger.baseline(Examples.run("1_a", "abc")));

        assertThat(db.rows(ROWS)).containsExactly("1_a|abc|t|t||f|0");
        assertThat(ledger.read(session).getFirst().state()).isEqualTo(State.BASELINE);
    }

    @Test
    void stampsAnUndoneMigrationAndForgetsNothing() {
        session.run(ledger.create());
        apply(ledger, Examples.run("1_a", "abc"));
        LedgerEntry entry = ledger.read(session).getFirst();
        session.run(ledger.rolledBack(entry, Examples.run("1_a", "abc")));
        apply(ledger, Examples.run("1_a", "abc"));

        assertThat(db.rows(ROWS)).containsExactly("1_a|abc|t|f||t|1", "1_a|abc|t|f||f|1");
        assertThat(ledger.read(session).getFirst().state()).isEqualTo(State.APPLIED);
    }

    @Test
    void acceptsAnEditedFileByANewRowInTheSamePlace() {
        session.run(ledger.create());
        apply(ledger, Examples.run("1_a", "abc"));
        apply(ledger, Examples.run("2_b", "b"));
        LedgerEntry entry = ledger.read(session).getFirst();

        session.run(ledger.resolveChecksum(entry, Examples.run("1_a", "new")).orElseThrow());

        assertThat(ledger.read(session))
                .extracting(LedgerEntry::name, LedgerEntry::checksum, LedgerEntry::state)
                .containsExactly(
                        tuple("1_a", "new", State.APPLIED), tuple("2_b", "b", State.APPLIED));
        assertThat(db.rows(ROWS))
                .containsExactly("1_a|new|t|f||f|1", "1_a|abc|t|f||t|1", "2_b|b|t|f||f|1");
    }

    @Test
    void readsWhatPrismaItselfLeft() {
        session.run(ledger.create());
        session.execute(
                """
                INSERT INTO _prisma_migrations
                    (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at,
                     applied_steps_count)
                VALUES
                 ('a', 'c1', '2026-01-01 00:00:01+00', '20260101_init', NULL, NULL,
                     '2026-01-01 00:00:00+00', 1),
                 ('b', 'c2', NULL, '20260102_users', 'boom', '2026-01-02 01:00:00+00',
                     '2026-01-02 00:00:00+00', 0),
                 ('c', 'c2', '2026-01-02 02:00:01+00', '20260102_users', NULL, NULL,
                     '2026-01-02 02:00:00+00', 1),
                 ('d', 'c3', NULL, '20260103_roles', 'broken', NULL,
                     '2026-01-03 00:00:00+00', 0),
                 ('e', 'c4', NULL, '20260104_gone', 'x', '2026-01-04 01:00:00+00',
                     '2026-01-04 00:00:00+00', 0)\
                """);

        assertThat(ledger.read(session))
                .extracting(LedgerEntry::runId, LedgerEntry::state, LedgerEntry::log)
                .containsExactly(
                        tuple("a", State.APPLIED, null),
                        tuple("c", State.APPLIED, null),
                        tuple("d", State.UNFINISHED, "broken"),
                        tuple("e", State.ROLLED_BACK, "x"));
    }

    @Test
    void readsForARoleThatMayOnlySelect() {
        session.run(ledger.create());
        apply(ledger, Examples.run("1_a", "abc"));
        String role = "reader_" + db.name();
        session.execute("CREATE ROLE " + role);
        session.execute("GRANT SELECT ON _prisma_migrations TO " + role);
        session.execute("SET ROLE " + role);
        session.execute("SET default_transaction_read_only = on");
        try {
            assertThat(ledger.read(session)).hasSize(1);
        } finally {
            session.execute("RESET ROLE");
            session.execute("SET default_transaction_read_only = off");
            session.execute("DROP OWNED BY " + role);
            session.execute("DROP ROLE " + role);
        }
    }

    @Test
    void asksForNoRightToCreateWhereTheTableIs() {
        session.run(ledger.create());
        String role = "writer_" + db.name();
        session.execute("CREATE ROLE " + role);
        session.execute("GRANT SELECT, INSERT, UPDATE ON _prisma_migrations TO " + role);
        session.execute("SET ROLE " + role);
        try {
            session.run(ledger.create());
            apply(ledger, Examples.run("1_a", "abc"));
        } finally {
            session.execute("RESET ROLE");
            session.execute("DROP OWNED BY " + role);
            session.execute("DROP ROLE " + role);
        }
        assertThat(ledger.read(session)).hasSize(1);
    }

    @Test
    void takesPrismasLockBeforeOurs() {
        assertThat(ledger.keys()).containsExactly(72707369L, AdvisoryLock.LOCKSTEP_KEY);
        assertThat(ledger.skipped(Examples.run("1_a"))).isEmpty();
    }

    private void apply(Ledger to, LedgerRun run) {
        session.run(to.begun(run).orElseThrow());
        session.run(to.applied(run, Took.of(Duration.ofMillis(3))));
    }

    private boolean done(LedgerRun run) {
        List<Boolean> rows = session.query(ledger.outcome(run.runId()), row -> row.bool("done"));
        return rows.getFirst();
    }

    @Test
    void readsTenThousandRowsInOrder() {
        session.run(ledger.create());
        session.run(
                Sql.of(
                        """
                        INSERT INTO _prisma_migrations
                            (id, checksum, migration_name, started_at, finished_at,
                             applied_steps_count)
                        SELECT 'id' || n, repeat('a', 64), 'm' || n,
                            timestamptz '2026-01-01' + n * interval '1 s',
                            timestamptz '2026-01-01' + n * interval '1 s', 1
                        FROM generate_series(1, 10000) AS n\
                        """));
        List<LedgerEntry> entries = ledger.read(session);
        assertThat(entries).hasSize(10_000);
        assertThat(entries.get(9_998).name()).isEqualTo("m9999");
    }
}
