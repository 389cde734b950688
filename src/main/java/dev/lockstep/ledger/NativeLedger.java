package dev.lockstep.ledger;

import dev.lockstep.postgres.AdvisoryLock;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The native layout's ledger, table {@code migration} of the journal's schema: one row a migration,
 * its newest word, found again by the id of the run that wrote it. What came before is kept in
 * {@code migration_run}.
 */
final class NativeLedger implements Ledger {
    private static final String TABLE = "migration";

    private final String schema;

    NativeLedger(String schema) {
        this.schema = schema;
    }

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public String shownAs() {
        return schema + "." + TABLE;
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public List<Long> keys() {
        return List.of(AdvisoryLock.LOCKSTEP_KEY);
    }

    @Override
    public String entries() {
        return text(
                """
                SELECT name, state, run_id AS entry_run, checksum,
                       applied_at - duration_ms * interval '1 ms' AS entry_started,
                       coalesce(rolled_back_at, applied_at) AS entry_finished,
                       applied_by AS entry_by,
                       statements AS steps,
                       NULL::text AS log,
                       place
                FROM {table}\
                """);
    }

    /** It belongs to the journal, which makes it. */
    @Override
    public Sql create() {
        return CreateWhenMissing.of(schema, TABLE, JournalTables.known().upgrade(schema, 0));
    }

    /** Nothing stands in it before the transaction commits: a failed run left nothing. */
    @Override
    public Optional<Sql> begun(LedgerRun run) {
        return Optional.empty();
    }

    @Override
    public Sql applied(LedgerRun run, Took took) {
        return record(run, LedgerEntry.State.APPLIED, took);
    }

    /** The journal knows it. */
    @Override
    public Optional<Sql> failed(LedgerRun run, int stepsDone, String log) {
        return Optional.empty();
    }

    @Override
    public Optional<Sql> withdrawn(String runId) {
        return Optional.empty();
    }

    @Override
    public Sql outcome(String runId) {
        return sql("SELECT EXISTS (SELECT FROM {table} WHERE run_id = ?) AS done", runId);
    }

    /** The row carries the id of the run that undid it, by which that commit is recognised. */
    @Override
    public Sql rolledBack(LedgerEntry entry, LedgerRun down) {
        return sql(
                """
                UPDATE {table} SET state = 'rolled_back', run_id = ?,
                    rolled_back_at = clock_timestamp(), rolled_back_by = ?
                WHERE name = ?\
                """,
                down.runId(),
                down.by(),
                entry.name());
    }

    @Override
    public Sql baseline(LedgerRun run) {
        return record(run, LedgerEntry.State.BASELINE, Took.of(Duration.ZERO));
    }

    @Override
    public Sql resolveApplied(Optional<LedgerEntry> entry, LedgerRun run) {
        return record(run, LedgerEntry.State.APPLIED, Took.of(Duration.ZERO));
    }

    @Override
    public Sql resolveRolledBack(LedgerEntry entry, LedgerRun run) {
        return rolledBack(entry, run);
    }

    /** The run that wrote the old checksum stays in {@code migration_run}, with that checksum. */
    @Override
    public Optional<Sql> resolveChecksum(LedgerEntry entry, LedgerRun run) {
        return Optional.of(
                sql(
                        "UPDATE {table} SET checksum = ?, text = ?, run_id = ? WHERE name = ?",
                        run.checksum(),
                        run.text(),
                        run.runId(),
                        entry.name()));
    }

    /** Only where nothing is known yet. */
    @Override
    public Optional<Sql> skipped(LedgerRun run) {
        return Optional.of(
                sql(
                        """
                        INSERT INTO {table} (name, version, checksum, text, state, run_id,
                            applied_by, statements)
                        VALUES (?, ?, ?, ?, 'skipped', ?, ?, ?)
                        ON CONFLICT (name) DO NOTHING\
                        """,
                        run.name(),
                        run.version(),
                        run.checksum(),
                        run.text(),
                        run.runId(),
                        run.by(),
                        run.statements()));
    }

    private Sql record(LedgerRun run, LedgerEntry.State state, Took took) {
        List<@Nullable Object> values =
                new ArrayList<>(
                        List.of(
                                run.name(),
                                run.version(),
                                run.checksum(),
                                run.text(),
                                state.name().toLowerCase(Locale.ROOT),
                                run.runId(),
                                run.by()));
        values.addAll(took.values());
        values.add(run.statements());
        return new Sql(
                text("""
                INSERT INTO {table} (name, version, checksum, text, state, run_id,
                    applied_at, applied_by, duration_ms, statements)
                VALUES (?, ?, ?, ?, ?, ?, clock_timestamp(), ?, {took}, ?)
                ON CONFLICT (name) DO UPDATE
                SET version = excluded.version, checksum = excluded.checksum,
                    text = excluded.text, state = excluded.state, run_id = excluded.run_id,
                    applied_at = excluded.applied_at, applied_by = excluded.applied_by,
                    duration_ms = excluded.duration_ms, statements = excluded.statements,
                    rolled_back_at = NULL, rolled_back_by = NULL, place = excluded.place\
                """)
                        .replace("{took}", took.text()),
                values);
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(text(text), values);
    }

    private String text(String text) {
        return text.replace("{table}", Quote.identifier(schema, TABLE));
    }
}
