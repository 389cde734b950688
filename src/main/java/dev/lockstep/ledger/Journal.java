package dev.lockstep.ledger;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Stage;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our own tables, in a schema of their own: made on the first change, versioned, upgrading
 * themselves, readable by SELECT. Append-only where it says what happened. All times are the
 * server's clock.
 */
public final class Journal {
    static final String RUNS = "migration_run";

    private final String schema;
    private final JournalTables tables;
    private @Nullable Session preparedOn;

    /** Our tables in that schema ({@code lockstep} unless configured). */
    public Journal(String schema) {
        this(schema, JournalTables.known());
    }

    Journal(String schema, JournalTables tables) {
        this.schema = schema;
        this.tables = tables;
    }

    /** The schema that it lies in. */
    public String schema() {
        return schema;
    }

    /** Whether it is there, in the version that this program knows or an older one. */
    public boolean exists(Session session) {
        if (!Presence.of(session, schema, "meta").readable()) {
            return false;
        }
        return session
                .query(
                        sql("SELECT journal_version FROM {schema}.meta"),
                        row -> row.integer("journal_version"))
                .stream()
                .anyMatch(version -> version <= tables.version());
    }

    /**
     * Makes or upgrades it, outside of any transaction of the caller and under the advisory lock.
     * Looks once per session.
     *
     * @throws dev.lockstep.model.FailureException with {@code GuardRefused} and the SQL for a DBA
     *     when our role may not, or when a newer program made it
     */
    public void prepare(Session session) {
        if (preparedOn != session) {
            new JournalSetup(schema, tables).prepare(session);
            preparedOn = session;
        }
    }

    /** Looks again at the next {@link #prepare}, for something may have dropped it. */
    public void forget() {
        preparedOn = null;
    }

    /**
     * Remembers on the first change which environment this database is, and refuses later when
     * another stage is claimed for the same cluster and database. In a copy (another cluster, or
     * another database of this one) the new claim replaces the old.
     *
     * @param stage null for a bare {@code --url}: it claims nothing and is never refused
     * @return what a person should know: that the claim of a copy was replaced
     * @throws dev.lockstep.model.FailureException with {@code GuardRefused} naming both stages
     */
    public Optional<String> claim(Session session, String environment, @Nullable Stage stage) {
        return stage == null
                ? Optional.empty()
                : new JournalClaim(schema).claim(session, environment, stage);
    }

    /**
     * A run begins. For a transactional run it may be written together with its end; one that was
     * begun before is begun again.
     */
    public Sql begun(LedgerRun run, String what, Direction direction, boolean transactional) {
        return sql(
                """
                INSERT INTO {schema}.migration_run (run_id, migration, checksum, what, direction,
                    transactional, outcome, run_by, note)
                VALUES (?, ?, ?, ?, ?, ?, 'running', ?, ?)
                ON CONFLICT (run_id) DO UPDATE
                SET outcome = 'running', left_nothing = false, ended_at = NULL,
                    duration_ms = NULL, note = excluded.note, failure = NULL,
                    run_by = excluded.run_by\
                """,
                run.runId(),
                run.name(),
                run.checksum(),
                what,
                direction.word(),
                transactional,
                run.by(),
                run.note());
    }

    /**
     * A run that stopped half-way goes on: as a new attempt, under its own id and with its steps,
     * and as the newest run. What became of the attempt before stays, as a run of its own.
     */
    public Sql resumed(String runId, String by) {
        return sql(
                        """
                        INSERT INTO {schema}.migration_run (run_id, migration, checksum, what,
                            direction, transactional, outcome, left_nothing, started_at, ended_at,
                            duration_ms, run_by, note, failure)
                        SELECT run_id || '/' || seq, migration, checksum, what, direction,
                            transactional,
                            CASE outcome WHEN 'running' THEN 'failed' ELSE outcome END,
                            left_nothing, started_at, ended_at, duration_ms, run_by,
                            CASE outcome WHEN 'running' THEN 'broke off: no end of it was told'
                                ELSE note END,
                            failure
                        FROM {schema}.migration_run WHERE run_id = ?\
                        """,
                        runId)
                .then(
                        sql(
                                """
                                UPDATE {schema}.migration_run
                                SET seq = DEFAULT, outcome = 'running', left_nothing = false,
                                    started_at = clock_timestamp(), ended_at = NULL,
                                    duration_ms = NULL, note = NULL, failure = NULL, run_by = ?
                                WHERE run_id = ?\
                                """,
                                by,
                                runId));
    }

    /**
     * A run ended; {@code leftNothing} when its transaction was rolled back whole. Without a note
     * the one stays with which it began.
     */
    public Sql ended(
            String runId,
            String outcome,
            boolean leftNothing,
            Duration duration,
            @Nullable String note) {
        return sql(
                """
                UPDATE {schema}.migration_run
                SET outcome = ?, left_nothing = ?, ended_at = clock_timestamp(),
                    duration_ms = ?, note = coalesce(?, note)
                WHERE run_id = ?\
                """,
                outcome,
                leftNothing,
                duration.toMillis(),
                note,
                runId);
    }

    /** Which statement of a run the server refused, and how; to be written beside its end. */
    public Sql failed(String runId, JournalFailure failure) {
        return JournalFailures.write(schema, runId, failure);
    }

    /** The same as it was written; empty where it was not, as by an older version. */
    public Optional<JournalFailure> failure(Session session, String runId) {
        return readable(session) ? JournalFailures.read(session, schema, runId) : Optional.empty();
    }

    /**
     * Begin and end of a transactional run in one row, for its own transaction. Returns its end, as
     * {@link Took#MARK} does.
     */
    public Sql done(LedgerRun run, String what, Direction direction, Took took) {
        List<@Nullable Object> values =
                new ArrayList<>(
                        List.of(run.runId(), run.name(), run.checksum(), what, direction.word()));
        values.addAll(took.values());
        values.addAll(took.values());
        values.add(run.by());
        values.add(run.note());
        return new Sql(
                sql("""
                INSERT INTO {schema}.migration_run (run_id, migration, checksum, what,
                    direction, transactional, outcome, started_at, ended_at, duration_ms,
                    run_by, note)
                VALUES (?, ?, ?, ?, ?, true, 'done',
                    clock_timestamp() - {took} * interval '1 ms', clock_timestamp(), {took}, ?, ?)
                ON CONFLICT (run_id) DO UPDATE
                SET outcome = 'done', left_nothing = false, ended_at = excluded.ended_at,
                    duration_ms = excluded.duration_ms, note = excluded.note
                RETURNING {mark}\
                """)
                        .text()
                        .replace("{took}", took.text())
                        .replace("{mark}", took.mark()),
                values);
    }

    /** Writes a run's row once more as it is: so that there is something to commit. */
    public Sql again(String runId) {
        return sql("UPDATE {schema}.migration_run SET outcome = outcome WHERE run_id = ?", runId);
    }

    /**
     * A query of one boolean row {@code done}: whether that run's good end is committed. For a way
     * back on a layout whose ledger does not keep the run that undid something.
     */
    public Sql outcome(String runId) {
        return sql(
                """
                SELECT EXISTS (SELECT FROM {schema}.migration_run
                    WHERE run_id = ? AND outcome = 'done') AS done\
                """,
                runId);
    }

    /**
     * A statement outside a transaction is about to run. Committed before it. Of a statement that
     * is tried again the indexes of the first try count: one that it left behind must not pass for
     * somebody else's.
     */
    public Sql stepIntended(String runId, int index, String hash, List<String> indexesBefore) {
        return sql(
                """
                INSERT INTO {schema}.step_run AS old (run_id, step, hash, outcome, indexes_before)
                VALUES (?, ?, ?, 'intended', ?)
                ON CONFLICT (run_id, step) DO UPDATE
                SET outcome = 'intended', started_at = clock_timestamp(), duration_ms = NULL,
                    indexes_before = CASE WHEN old.hash = excluded.hash
                        THEN old.indexes_before ELSE excluded.indexes_before END,
                    hash = excluded.hash\
                """,
                runId,
                index,
                hash,
                indexesBefore);
    }

    /** A statement outside a transaction ended: done or failed. Its intent was written before. */
    public Sql stepEnded(String runId, int index, String outcome, Duration duration, long rows) {
        return sql(
                """
                UPDATE {schema}.step_run SET outcome = ?, duration_ms = ?, row_count = ?
                WHERE run_id = ? AND step = ?\
                """,
                outcome,
                duration.toMillis(),
                rows,
                runId,
                index);
    }

    /** The newest run of that migration, with its steps; empty when there is none or no journal. */
    public Optional<JournalRun> newestRun(Session session, String migration) {
        return runs(session, migration, 1).stream().findFirst();
    }

    /** The newest run of every migration whose newest run is not done, for status. */
    public List<JournalRun> unfinished(Session session) {
        return readable(session)
                ? Runs.read(session, sql(Runs.ordered(Runs.UNFINISHED)))
                : List.of();
    }

    /** The last runs, newest first; of one migration when named. */
    public List<JournalRun> runs(Session session, @Nullable String migration, int limit) {
        if (!readable(session)) {
            return List.of();
        }
        Sql query =
                migration == null
                        ? sql(Runs.ordered(Runs.LAST), limit)
                        : sql(Runs.ordered(Runs.LAST_OF_ONE), migration, limit);
        return Runs.read(session, query);
    }

    /** The query behind {@link #unfinished}, unordered, with the columns of {@link Runs}. */
    String unfinishedRuns() {
        return sql(Runs.withSteps(Runs.UNFINISHED)).text();
    }

    private boolean readable(Session session) {
        return preparedOn == session || Presence.of(session, schema, RUNS).readable();
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(text.replace("{schema}", Quote.identifier(schema)), values);
    }
}
