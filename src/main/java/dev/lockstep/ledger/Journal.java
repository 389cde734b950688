package dev.lockstep.ledger;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Stage;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our own tables, in a schema of their own: made on the first change, versioned, upgrading
 * themselves, readable by SELECT. Append-only where it says what happened.
 */
public final class Journal {
    /** Our tables in that schema ({@code lockstep} unless configured). */
    public Journal(String schema) {
        throw new UnsupportedOperationException(schema);
    }

    /** Whether it is there, in the version that this program knows or an older one. */
    public boolean exists(Session session) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes or upgrades it.
     *
     * @throws dev.lockstep.model.FailureException with {@code GuardRefused} and the SQL for a DBA
     *     when our role may not, or when a newer program made it
     */
    public void prepare(Session session) {
        throw new UnsupportedOperationException();
    }

    /**
     * Remembers on the first change which environment this database is, and refuses later when
     * another stage is claimed for the same cluster and database.
     */
    public void claim(Session session, String environment, Stage stage) {
        throw new UnsupportedOperationException();
    }

    /** A run begins. For a transactional run it may be written together with its end. */
    public Sql begun(LedgerRun run, String what, Direction direction, boolean transactional) {
        throw new UnsupportedOperationException();
    }

    /** A run ended; {@code leftNothing} when its transaction was rolled back whole. */
    public Sql ended(
            String runId,
            String outcome,
            boolean leftNothing,
            Duration duration,
            @Nullable String note) {
        throw new UnsupportedOperationException();
    }

    /** Begin and end of a transactional run in one row, for its own transaction. */
    public Sql done(LedgerRun run, String what, Direction direction, Duration duration) {
        throw new UnsupportedOperationException();
    }

    /** A statement outside a transaction is about to run. Committed before it. */
    public Sql stepIntended(String runId, int index, String hash, List<String> indexesBefore) {
        throw new UnsupportedOperationException();
    }

    /** A statement outside a transaction ended: done or failed. */
    public Sql stepEnded(String runId, int index, String outcome, Duration duration, long rows) {
        throw new UnsupportedOperationException();
    }

    /** The newest run of that migration, with its steps; empty when there is none or no journal. */
    public Optional<JournalRun> newestRun(Session session, String migration) {
        throw new UnsupportedOperationException();
    }

    /** The newest run of every migration whose newest run is not done, for status. */
    public List<JournalRun> unfinished(Session session) {
        throw new UnsupportedOperationException();
    }

    /** The last runs, newest first; of one migration when named. */
    public List<JournalRun> runs(Session session, @Nullable String migration, int limit) {
        throw new UnsupportedOperationException();
    }
}
