package dev.lockstep.ledger;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ledger and journal read together, for whoever wants to know where a database stands: one round
 * trip to see what is there, one to read it.
 *
 * @param entries as {@link Ledger#read} gives them
 * @param unfinished as {@link Journal#unfinished} gives them
 * @param note that the journal is there and hidden from our role, else null
 */
public record History(
        List<LedgerEntry> entries, List<JournalRun> unfinished, @Nullable String note) {
    /** Keeps its own copies. */
    public History {
        entries = List.copyOf(entries);
        unfinished = List.copyOf(unfinished);
    }

    /**
     * Reads both; creates nothing.
     *
     * @throws FailureException with {@code ServerRefused}, and the GRANT that helps, when the
     *     ledger is there and hidden from us: everything would seem to be pending
     */
    public static History read(Session session, Ledger ledger, Journal journal) {
        List<Presence> there = Presence.of(session, ledger, journal.schema());
        Presence ledgerTable = there.getFirst();
        if (!ledgerTable.there() || ledgerTable.readable()) {
            return read(session, ledger, journal, there);
        }
        try {
            return read(session, ledger, journal, there);
        } catch (ServerException e) {
            throw new FailureException(
                    new Failure.ServerRefused(
                            e.error(),
                            null,
                            Failure.UNCHANGED,
                            grants(session, ledger, journal.schema())));
        }
    }

    private static History read(
            Session session, Ledger ledger, Journal journal, List<Presence> there) {
        Presence ledgerTable = there.getFirst();
        Presence journalTable = there.getLast();
        String note =
                journalTable.there() && !journalTable.readable() ? hidden(session, journal) : null;
        if (!journalTable.readable()) {
            List<LedgerEntry> entries =
                    ledgerTable.there()
                            ? session.query(
                                    Sql.of(Entries.ordered(ledger.entries())), Entries::read)
                            : List.of();
            return new History(entries, List.of(), note);
        }
        if (!ledgerTable.there()) {
            return new History(List.of(), journal.unfinished(session), null);
        }
        return readBoth(session, ledger, journal);
    }

    private static History readBoth(Session session, Ledger ledger, Journal journal) {
        Map<String, LedgerEntry> entries = new LinkedHashMap<>();
        Runs runs = new Runs();
        session.query(
                Sql.of(
                        """
                        SELECT entry.*, run.*
                        FROM (
                        %s
                        ) AS entry
                        FULL JOIN (
                        %s
                        ) AS run ON run.migration = entry.name
                        ORDER BY entry.place, entry.name, run.seq, run.step\
                        """
                                .formatted(ledger.entries(), journal.unfinishedRuns())),
                row -> gather(row, entries, runs));
        return new History(List.copyOf(entries.values()), runs.all(), null);
    }

    private static boolean gather(Row row, Map<String, LedgerEntry> entries, Runs runs) {
        String name = row.textOrNull("name");
        if (name != null && !entries.containsKey(name)) {
            entries.put(name, Entries.read(row));
        }
        return row.textOrNull("run_id") == null || runs.add(row);
    }

    private static String grants(Session session, Ledger ledger, String journalSchema) {
        String schema = Quote.identifier(ledger.schema());
        String tables =
                ledger.schema().equals(journalSchema)
                        ? "ALL TABLES IN SCHEMA " + schema
                        : Quote.identifier(ledger.schema(), ledger.table());
        return """
        let the owner run this, then try again:
        GRANT USAGE ON SCHEMA %1$s TO %3$s;
        GRANT SELECT ON %2$s TO %3$s;\
        """
                .formatted(schema, tables, Quote.identifier(session.facts().user()));
    }

    private static String hidden(Session session, Journal journal) {
        return "role %s may not read the journal in schema %s: runs that failed are not shown"
                .formatted(session.facts().user(), journal.schema());
    }
}
