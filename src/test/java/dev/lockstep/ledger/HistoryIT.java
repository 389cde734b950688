package dev.lockstep.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Direction;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HistoryIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    private final Journal journal = new Journal("lockstep");
    private final Ledger prisma = Ledgers.of("prisma", "lockstep", null);
    private Session session;

    @BeforeEach
    void connect() {
        session = db.session();
    }

    @Test
    void isEmptyInAnEmptyDatabase() {
        assertThat(History.read(session, prisma, journal))
                .isEqualTo(new History(List.of(), List.of(), null));
    }

    @Test
    void readsALedgerWithoutAJournalAndTheOtherWayRound() {
        session.run(prisma.create());
        session.run(prisma.applied(Examples.run("1_a"), Took.of(Duration.ZERO)));
        assertThat(History.read(session, prisma, journal).entries()).hasSize(1);

        journal.prepare(session);
        session.run(journal.begun(Examples.run("2_b"), "apply", Direction.UP, true));
        session.execute("DROP TABLE _prisma_migrations");
        History history = History.read(session, prisma, journal);
        assertThat(history.entries()).isEmpty();
        assertThat(history.unfinished()).hasSize(1);
    }

    @Test
    void saysTogetherWhatBothSayAlone() {
        session.run(prisma.create());
        journal.prepare(session);
        for (String name : List.of("3_c", "1_a", "2_b")) {
            session.run(prisma.applied(Examples.run(name), Took.of(Duration.ZERO)));
        }
        LedgerRun half = Examples.run("4_d");
        session.run(prisma.begun(half).orElseThrow());
        session.run(journal.begun(half, "apply", Direction.UP, false));
        session.run(journal.stepIntended(half.runId(), 1, "h1", List.of("i")));
        session.run(journal.stepIntended(half.runId(), 2, "h2", List.of()));
        session.run(journal.begun(Examples.run("no_files"), "seed", Direction.UP, true));

        History history = History.read(session, prisma, journal);
        assertThat(history.entries()).isEqualTo(prisma.read(session));
        assertThat(history.entries())
                .extracting(LedgerEntry::name)
                .containsExactly("3_c", "1_a", "2_b", "4_d");
        assertThat(history.unfinished())
                .containsExactlyInAnyOrderElementsOf(journal.unfinished(session));
        assertThat(history.note()).isNull();
    }

    @Test
    void worksForTheNativeLedgerToo() {
        Ledger ledger = Ledgers.of("native", "lockstep", null);
        journal.prepare(session);
        session.run(ledger.applied(Examples.run("1_a"), Took.of(Duration.ZERO)));
        session.run(journal.begun(Examples.run("1_a"), "rollback", Direction.DOWN, false));
        History history = History.read(session, ledger, journal);
        assertThat(history.entries()).isEqualTo(ledger.read(session));
        assertThat(history.unfinished()).hasSize(1);
    }

    @Test
    void saysThatTheJournalIsHiddenAndRefusesAHiddenLedger() {
        session.run(prisma.create());
        session.run(prisma.applied(Examples.run("1_a"), Took.of(Duration.ZERO)));
        journal.prepare(session);
        String role = "reader_" + db.name();
        session.execute("CREATE ROLE " + role);
        session.execute("SET ROLE " + role);
        try {
            assertThatThrownBy(() -> History.read(session, prisma, new Journal("lockstep")))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("permission denied");

            session.execute("RESET ROLE");
            session.execute("GRANT SELECT ON _prisma_migrations TO " + role);
            session.execute("SET ROLE " + role);
            History history = History.read(session, prisma, new Journal("lockstep"));
            assertThat(history.entries()).hasSize(1);
            assertThat(history.note()).contains("may not read the journal in schema lockstep");
        } finally {
            session.execute("RESET ROLE");
            session.execute("DROP OWNED BY " + role);
            session.execute("DROP ROLE " + role);
        }
    }
}
