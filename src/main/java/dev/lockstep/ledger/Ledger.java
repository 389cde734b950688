package dev.lockstep.ledger;

import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A layout's history table. Reading never creates anything. What is to be written is handed out as
 * {@link Sql}, for the caller decides in which transaction and round trip it runs.
 */
public interface Ledger {
    /** Its name, as shown: {@code _prisma_migrations}. */
    String table();

    /** Keys of the advisory locks that guard it, the tool's own first. */
    List<Long> keys();

    /** The newest word on every migration, in the order in which they were applied. */
    List<LedgerEntry> read(Session session);

    /** Makes the table where it is not there. */
    Sql create();

    /** Written and committed before the run, where the tool does so. */
    Optional<Sql> begun(LedgerRun run);

    /** Written in the transaction that ends the run well. */
    Sql applied(LedgerRun run, Duration duration);

    /** Written after a run that failed and may have left something. */
    Optional<Sql> failed(LedgerRun run, int stepsDone, String log);

    /** Written after a run of which nothing remained, so that it can simply be run again. */
    Optional<Sql> withdrawn(String runId);

    /** A query of one boolean row {@code done}: whether that run's end is committed. */
    Sql outcome(String runId);

    /** Written in the transaction that undid a migration; never forgets that it was there. */
    Sql rolledBack(LedgerEntry entry, LedgerRun down);

    /** Recorded as being in the database without having been executed, by baseline. */
    Sql baseline(LedgerRun run);

    /** A failed or unknown run is declared applied, or a migration that somebody ran by hand. */
    Sql resolveApplied(Optional<LedgerEntry> entry, LedgerRun run);

    /** A failed or unknown run is declared undone. */
    Sql resolveRolledBack(LedgerEntry entry, LedgerRun run);

    /** The applied file's checksum as it is now is declared right. */
    Optional<Sql> resolveChecksum(LedgerEntry entry, LedgerRun run);

    /** Noted as passed over by {@code apply only}; empty where the table has no place for it. */
    Optional<Sql> skipped(LedgerRun run);
}
