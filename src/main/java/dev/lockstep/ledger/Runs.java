package dev.lockstep.ledger;

import dev.lockstep.ledger.JournalRun.JournalStep;
import dev.lockstep.model.Direction;
import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads runs with their steps: a row for each step, one for a run that has none. */
final class Runs {
    /** Of every migration whose newest run is not done, that run. */
    static final String UNFINISHED =
            """
            SELECT * FROM {schema}.migration_run AS newest
            WHERE outcome <> 'done' AND NOT EXISTS (
                SELECT FROM {schema}.migration_run AS later
                WHERE later.migration = newest.migration AND later.seq > newest.seq)\
            """;

    static final String LAST = "SELECT * FROM {schema}.migration_run ORDER BY seq DESC LIMIT ?";

    static final String LAST_OF_ONE =
            "SELECT * FROM {schema}.migration_run WHERE migration = ? ORDER BY seq DESC LIMIT ?";

    private final Map<String, Gathered> gathered = new LinkedHashMap<>();

    static String withSteps(String runs) {
        return """
        SELECT run.seq, run.run_id, run.migration, run.what, run.direction,
               run.transactional, run.outcome, run.left_nothing, run.started_at,
               run.duration_ms, run.run_by, run.note,
               step.step, step.hash, step.outcome AS step_outcome, step.indexes_before,
               step.row_count
        FROM (
        """
                + runs
                + """

                ) AS run
                LEFT JOIN {schema}.step_run AS step ON step.run_id = run.run_id\
                """;
    }

    static String ordered(String runs) {
        return withSteps(runs) + "\nORDER BY run.seq DESC, step.step";
    }

    static List<JournalRun> read(Session session, Sql query) {
        Runs runs = new Runs();
        session.query(query, runs::add);
        return runs.all();
    }

    /** Takes a row; for use as a reader. */
    boolean add(Row row) {
        Gathered run = gathered.computeIfAbsent(row.text("run_id"), id -> Gathered.begin(row));
        if (row.textOrNull("step") != null) {
            run.steps.add(
                    new JournalStep(
                            row.integer("step"),
                            row.text("hash"),
                            row.text("step_outcome"),
                            row.texts("indexes_before"),
                            row.bigint("row_count")));
        }
        return true;
    }

    List<JournalRun> all() {
        return gathered.values().stream().map(Gathered::run).toList();
    }

    /** A run whose steps are still coming. */
    private record Gathered(JournalRun head, List<JournalStep> steps) {
        static Gathered begin(Row row) {
            return new Gathered(
                    new JournalRun(
                            row.text("run_id"),
                            row.text("migration"),
                            row.text("what"),
                            Direction.valueOf(row.text("direction").toUpperCase(Locale.ROOT)),
                            row.bool("transactional"),
                            row.text("outcome"),
                            row.bool("left_nothing"),
                            row.instant("started_at"),
                            duration(row.textOrNull("duration_ms")),
                            row.text("run_by"),
                            row.textOrNull("note"),
                            List.of()),
                    new ArrayList<>());
        }

        JournalRun run() {
            return new JournalRun(
                    head.runId(),
                    head.migration(),
                    head.what(),
                    head.direction(),
                    head.transactional(),
                    head.outcome(),
                    head.leftNothing(),
                    head.startedAt(),
                    head.duration(),
                    head.by(),
                    head.note(),
                    steps);
        }

        private static @Nullable Duration duration(@Nullable String milliseconds) {
            return milliseconds == null ? null : Duration.ofMillis(Long.parseLong(milliseconds));
        }
    }
}
