package dev.lockstep.ledger;

import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.util.List;
import java.util.Optional;

/**
 * A layout's history table. Reading never creates anything. What is to be written is handed out as
 * {@link Sql}, for the caller decides in which transaction and round trip it runs. All times are
 * the server's clock at that moment.
 */
public interface Ledger {
    /** Its name, as shown: {@code _prisma_migrations}. */
    String table();

    /** The table as people know it; with its schema where that is not the project's own. */
    default String shownAs() {
        return table();
    }

    /** The schema that it lies in. */
    String schema();

    /** Keys of the advisory locks that guard it, the tool's own first. */
    List<Long> keys();

    /** The newest word on every migration, in the order in which they were applied. */
    default List<LedgerEntry> read(Session session) {
        if (!Presence.of(session, schema(), table()).there()) {
            return List.of();
        }
        return session.query(Sql.of(Entries.ordered(entries())), Entries::read);
    }

    /** The query behind {@link #read}: the columns of {@link Entries}, in no order, no values. */
    String entries();

    /**
     * Makes the table where it is not there; where it is, it asks for no right but to read it, for
     * CREATE TABLE IF NOT EXISTS wants the right to create even then.
     */
    Sql create();

    /**
     * Written and committed before the run, where the tool does so. A run that is resumed keeps its
     * id; before a new run for a migration whose last one is unfinished, that one is {@link
     * #withdrawn}.
     */
    Optional<Sql> begun(LedgerRun run);

    /** Written in the transaction that ends the run well. */
    Sql applied(LedgerRun run, Took took);

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

    /**
     * Noted as passed over by {@code apply only} or {@code step}; empty where the table has no
     * place for it.
     */
    Optional<Sql> skipped(LedgerRun run);
}
