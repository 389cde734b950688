package dev.lockstep.ledger;

import dev.lockstep.postgres.AdvisoryLock;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Sql;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prisma Migrate's own table, written as Prisma writes it, so that either tool goes on where the
 * other stopped: a row is committed before the run; one with neither finished_at nor rolled_back_at
 * has failed and stops both tools; rows that are rolled back count for nothing; no row is deleted.
 * To Prisma a whole script is one step: applied_steps_count is 1 when it completed, else 0.
 *
 * @see <a
 *     href="https://github.com/prisma/prisma-engines/blob/main/schema-engine/ARCHITECTURE.md">The
 *     _prisma_migrations table</a>
 */
final class PrismaLedger implements Ledger {
    private static final String TABLE = "_prisma_migrations";

    private final String schema;

    PrismaLedger(String schema) {
        this.schema = schema;
    }

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public List<Long> keys() {
        return List.of(AdvisoryLock.PRISMA_KEY, AdvisoryLock.LOCKSTEP_KEY);
    }

    /**
     * Of several rows for one migration: those not rolled back before those that are; among them
     * one that is unfinished, for it stops Prisma; then the newest. A single row that began and
     * ended at once, without a step, is what {@code resolve --applied} leaves as a baseline.
     */
    @Override
    public String entries() {
        return text(
                """
                SELECT DISTINCT ON (migration_name COLLATE "C")
                       migration_name AS name,
                       CASE WHEN rolled_back_at IS NOT NULL THEN 'rolled_back'
                            WHEN finished_at IS NULL THEN 'unfinished'
                            WHEN applied_steps_count = 0 AND started_at = finished_at
                                AND count(*) OVER (PARTITION BY migration_name COLLATE "C") = 1
                                THEN 'baseline'
                            ELSE 'applied' END AS state,
                       id AS entry_run,
                       checksum,
                       started_at AS entry_started,
                       coalesce(rolled_back_at, finished_at) AS entry_finished,
                       NULL::text AS entry_by,
                       applied_steps_count AS steps,
                       CASE WHEN finished_at IS NULL THEN logs END AS log,
                       (extract(epoch FROM started_at) * 1000000)::bigint AS place
                FROM {table}
                ORDER BY migration_name COLLATE "C", rolled_back_at IS NOT NULL,
                    finished_at IS NOT NULL, started_at DESC\
                """);
    }

    /** Columns and types as Prisma creates them. */
    @Override
    public Sql create() {
        String statements =
                text(
                        """
                        CREATE TABLE {table} (
                            id                  varchar(36) PRIMARY KEY NOT NULL,
                            checksum            varchar(64) NOT NULL,
                            finished_at         timestamptz,
                            migration_name      varchar(255) NOT NULL,
                            logs                text,
                            rolled_back_at      timestamptz,
                            started_at          timestamptz NOT NULL DEFAULT now(),
                            applied_steps_count integer NOT NULL DEFAULT 0
                        );
                        """);
        return CreateWhenMissing.of(schema, TABLE, statements);
    }

    @Override
    public Optional<Sql> begun(LedgerRun run) {
        return Optional.of(
                sql(
                        """
                        INSERT INTO {table} (id, checksum, migration_name, started_at)
                        VALUES (?, ?, ?, clock_timestamp())
                        ON CONFLICT (id) DO UPDATE SET logs = NULL\
                        """,
                        run.runId(),
                        run.checksum(),
                        run.name()));
    }

    /** Inserts the row again should the script itself have taken it away. */
    @Override
    public Sql applied(LedgerRun run, Took took) {
        return sql(
                """
                INSERT INTO {table} (id, checksum, migration_name, started_at, finished_at,
                    applied_steps_count)
                VALUES (?, ?, ?, clock_timestamp(), clock_timestamp(), 1)
                ON CONFLICT (id) DO UPDATE
                SET finished_at = clock_timestamp(), applied_steps_count = 1\
                """,
                run.runId(),
                run.checksum(),
                run.name());
    }

    /** The steps that were done are the journal's to know. */
    @Override
    public Optional<Sql> failed(LedgerRun run, int stepsDone, String log) {
        return Optional.of(
                sql(
                        "UPDATE {table} SET logs = ? WHERE id = ? AND finished_at IS NULL",
                        log,
                        run.runId()));
    }

    @Override
    public Optional<Sql> withdrawn(String runId) {
        return Optional.of(
                sql(
                        """
                        UPDATE {table} SET rolled_back_at = clock_timestamp()
                        WHERE id = ? AND finished_at IS NULL AND rolled_back_at IS NULL\
                        """,
                        runId));
    }

    @Override
    public Sql outcome(String runId) {
        return sql(
                """
                SELECT EXISTS (
                    SELECT FROM {table} WHERE id = ? AND finished_at IS NOT NULL) AS done\
                """,
                runId);
    }

    /** All its rows: a second one that is not rolled back would still read as applied. */
    @Override
    public Sql rolledBack(LedgerEntry entry, LedgerRun down) {
        return sql(
                """
                UPDATE {table} SET rolled_back_at = clock_timestamp()
                WHERE migration_name = ? AND rolled_back_at IS NULL\
                """,
                entry.name());
    }

    /** Prisma has one word for both. */
    @Override
    public Sql baseline(LedgerRun run) {
        return resolveApplied(Optional.empty(), run);
    }

    /** As Prisma does: what failed is rolled back, and a new row says applied, without a step. */
    @Override
    public Sql resolveApplied(Optional<LedgerEntry> entry, LedgerRun run) {
        return sql(
                        """
                        UPDATE {table} SET rolled_back_at = clock_timestamp()
                        WHERE migration_name = ? AND finished_at IS NULL
                            AND rolled_back_at IS NULL\
                        """,
                        run.name())
                .then(
                        sql(
                                """
                                INSERT INTO {table} (id, checksum, migration_name, logs,
                                    started_at, finished_at)
                                SELECT ?, ?, ?, '', moment, moment
                                FROM (SELECT clock_timestamp() AS moment) AS now\
                                """,
                                run.runId(),
                                run.checksum(),
                                run.name()));
    }

    @Override
    public Sql resolveRolledBack(LedgerEntry entry, LedgerRun run) {
        return rolledBack(entry, run);
    }

    /**
     * The old row is rolled back and stands again with the new checksum, for Prisma never writes
     * over one. It is dated a microsecond earlier: Prisma compares a file with the oldest row of
     * its name, and the order of application shall stay.
     */
    @Override
    public Optional<Sql> resolveChecksum(LedgerEntry entry, LedgerRun run) {
        return Optional.of(
                sql(
                                """
                                INSERT INTO {table} (id, checksum, finished_at, migration_name,
                                    logs, started_at, applied_steps_count)
                                SELECT ?, ?, finished_at, migration_name,
                                    logs, started_at - interval '1 microsecond',
                                    applied_steps_count
                                FROM {table} WHERE id = ?\
                                """,
                                run.runId(),
                                run.checksum(),
                                entry.runId())
                        .then(
                                sql(
                                        """
                                        UPDATE {table} SET rolled_back_at = clock_timestamp()
                                        WHERE id = ?\
                                        """,
                                        entry.runId())));
    }

    /** Prisma has no place for it: what was passed over is simply pending. */
    @Override
    public Optional<Sql> skipped(LedgerRun run) {
        return Optional.empty();
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(text(text), values);
    }

    private String text(String text) {
        return text.replace("{table}", Quote.identifier(schema, TABLE));
    }
}
