package dev.lockstep.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.ledger.LedgerEntry.State;
import dev.lockstep.postgres.AdvisoryLock;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgDatabase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NativeLedgerIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    private final Ledger ledger = Ledgers.of("native", "lockstep", null);
    private Session session;

    @BeforeEach
    void connect() {
        session = db.session();
    }

    @Test
    void readsNothingAndMakesNothingWhereThereIsNoTable() {
        assertThat(ledger.read(session)).isEmpty();
        assertThat(db.rows("SELECT FROM pg_namespace WHERE nspname = 'lockstep'")).isEmpty();
    }

    @Test
    void isMadeByItselfOrByTheJournal() {
        session.run(ledger.create());
        new Journal("lockstep").prepare(session);
        session.run(ledger.create());
        assertThat(db.value("SELECT journal_version FROM lockstep.meta"))
                .isEqualTo(Integer.toString(JournalTables.known().version()));
    }

    @Test
    void keepsTheNewestWordOnAMigrationAndItsText() {
        session.run(ledger.create());
        LedgerRun up = Examples.run("1_a", "sha256:v1:abc");
        session.run(ledger.applied(up, Took.of(Duration.ofMillis(1500))));

        LedgerEntry entry = ledger.read(session).getFirst();
        assertThat(entry.state()).isEqualTo(State.APPLIED);
        assertThat(entry.by()).isEqualTo("ana as deploy");
        assertThat(entry.steps()).isEqualTo(3);
        assertThat(Duration.between(entry.startedAt(), entry.finishedAt()))
                .isEqualTo(Duration.ofMillis(1500));
        assertThat(done(up)).isTrue();
        assertThat(
                        db.rows(
                                "SELECT name, version, checksum, text, state, duration_ms"
                                        + " FROM lockstep.migration"))
                .containsExactly("1_a|1|sha256:v1:abc|SELECT 1;|applied|1500");

        LedgerRun down = Examples.run("1_a", "sha256:v1:abc");
        session.run(ledger.rolledBack(entry, down));
        assertThat(ledger.read(session).getFirst().state()).isEqualTo(State.ROLLED_BACK);
        assertThat(done(down)).isTrue();

        session.run(ledger.applied(Examples.run("1_a", "sha256:v1:abd"), Took.of(Duration.ZERO)));
        assertThat(ledger.read(session).getFirst().checksum()).isEqualTo("sha256:v1:abd");
        assertThat(db.rows("SELECT rolled_back_at, rolled_back_by FROM lockstep.migration"))
                .containsExactly("|");
    }

    @Test
    void readsInTheOrderOfApplication() {
        session.run(ledger.create());
        session.run(ledger.applied(Examples.run("2_b"), Took.of(Duration.ZERO)));
        session.run(ledger.applied(Examples.run("1_a"), Took.of(Duration.ZERO)));
        session.run(ledger.applied(Examples.run("3_c"), Took.of(Duration.ZERO)));
        session.run(ledger.rolledBack(ledger.read(session).getFirst(), Examples.run("2_b")));
        session.run(ledger.applied(Examples.run("2_b"), Took.of(Duration.ZERO)));

        assertThat(ledger.read(session))
                .extracting(LedgerEntry::name)
                .containsExactly("1_a", "3_c", "2_b");
    }

    @Test
    void notesWhatWasPassedOverAndNeverOverwritesWithThat() {
        session.run(ledger.create());
        session.run(ledger.skipped(Examples.run("1_a")).orElseThrow());
        assertThat(ledger.read(session).getFirst().state()).isEqualTo(State.SKIPPED);
        assertThat(ledger.read(session).getFirst().finishedAt()).isNull();

        session.run(ledger.applied(Examples.run("1_a"), Took.of(Duration.ZERO)));
        session.run(ledger.skipped(Examples.run("1_a")).orElseThrow());
        assertThat(ledger.read(session).getFirst().state()).isEqualTo(State.APPLIED);
    }

    @Test
    void recordsWhatAPersonDeclares() {
        session.run(ledger.create());
        session.run(ledger.baseline(Examples.run("1_a")));
        session.run(ledger.resolveApplied(Optional.empty(), Examples.run("2_b", "old")));
        LedgerEntry second = ledger.read(session).getLast();
        session.run(ledger.resolveChecksum(second, Examples.run("2_b", "new")).orElseThrow());

        assertThat(ledger.read(session))
                .extracting(LedgerEntry::state)
                .containsExactly(State.BASELINE, State.APPLIED);
        assertThat(ledger.read(session).getLast().checksum()).isEqualTo("new");

        session.run(ledger.resolveRolledBack(second, Examples.run("2_b")));
        assertThat(ledger.read(session).getLast().state()).isEqualTo(State.ROLLED_BACK);
    }

    @Test
    void writesNothingBeforeOrAfterARunThatFailed() {
        LedgerRun run = Examples.run("1_a");
        assertThat(ledger.begun(run)).isEmpty();
        assertThat(ledger.failed(run, 1, "no")).isEmpty();
        assertThat(ledger.withdrawn(run.runId())).isEmpty();
        assertThat(ledger.keys()).containsExactly(AdvisoryLock.LOCKSTEP_KEY);
    }

    private boolean done(LedgerRun run) {
        return session.query(ledger.outcome(run.runId()), row -> row.bool("done")).getFirst();
    }
}
