package dev.lockstep.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command came to, as data: the one thing that is printed, written as JSON, recorded and
 * turned into an exit code. One record per shape of answer.
 */
public sealed interface Outcome {
    /** Why it did not end well, or null when it did. */
    default @Nullable Failure failure() {
        return null;
    }

    /** The command did nothing, and says why. */
    record Failed(Failure failure) implements Outcome {}

    /**
     * {@code status}: where files and database stand; {@code counts} is null where what is applied
     * is not known, for the history could not be read, and the states of the migrations then mean
     * nothing. {@code somethingInTheWay}: an edited or missing file stops any apply.
     */
    record StatusReport(
            String project,
            String environment,
            Stage stage,
            @Nullable ServerReport server,
            String layout,
            String ledger,
            @Nullable Counts counts,
            List<MigrationLine> migrations,
            List<Problem> problems,
            boolean somethingInTheWay,
            boolean somethingPendingMatters,
            @Nullable Failure failure)
            implements Outcome {
        /** Keeps its own copies. */
        public StatusReport {
            migrations = List.copyOf(migrations);
            problems = List.copyOf(problems);
        }
    }

    /** {@code status --all-envs}: one report per environment, in the order of the configuration. */
    record EnvironmentsReport(List<StatusReport> environments, boolean somethingPendingMatters)
            implements Outcome {
        /** Keeps its own copy. */
        public EnvironmentsReport {
            environments = List.copyOf(environments);
        }
    }

    /**
     * The server at the other end; {@code tls} in words, {@code proxy} what stands between or null.
     */
    record ServerReport(
            String version,
            String host,
            int port,
            String database,
            String user,
            String tls,
            @Nullable String proxy) {}

    /**
     * How many migrations are in each state; pending counts all that {@code apply all} would run.
     */
    record Counts(int applied, int pending, int drifted, int failed, int missing) {}

    /**
     * {@code plan}: what would run, in order; {@code refusal} is why it would not be applied as
     * things stand, null where it would; {@code failure} why it is not whole; {@code allHazards}
     * whether those are to be shown too that hurt nobody here.
     */
    record PlanReport(
            Direction direction,
            String target,
            String hash,
            List<PlannedMigration> migrations,
            List<String> notes,
            boolean somethingPendingMatters,
            boolean sqlOnly,
            boolean allHazards,
            @Nullable Failure refusal,
            @Nullable Failure failure)
            implements Outcome {
        /** Keeps its own copies. */
        public PlanReport {
            migrations = List.copyOf(migrations);
            notes = List.copyOf(notes);
        }

        /** The same, ended before a script that cannot be read. */
        public PlanReport endedBy(@Nullable Failure why) {
            return new PlanReport(
                    direction,
                    target,
                    hash,
                    migrations,
                    notes,
                    somethingPendingMatters,
                    sqlOnly,
                    allHazards,
                    refusal,
                    why);
        }
    }

    /**
     * {@code explain STEP}: everything known about one step of a plan.
     *
     * @param number as commands take it: {@code 2.1}
     * @param transactional whether it shares a transaction with the others of its script
     */
    record StepExplained(
            String number,
            String migration,
            boolean transactional,
            PlannedStep step,
            List<TableUse> tables)
            implements Outcome {
        /** Keeps its own copy. */
        public StepExplained {
            tables = List.copyOf(tables);
        }
    }

    /** {@code why}: what failed, why, and what puts it right. */
    record Explained(Explanation explanation) implements Outcome {}

    /** {@code drift}: what was changed past us, newest first, as far as it was watched. */
    record DriftReport(ChangeWatch watch) implements Outcome {}

    /**
     * {@code lint}: what the files alone tell. {@code migrations} and {@code statements} count what
     * was looked at; {@code limit} is the worst put up with; {@code annotations} are for GitHub.
     */
    record LintReport(
            int migrations,
            int statements,
            List<LintFinding> findings,
            List<Problem> problems,
            Hazard.Severity limit,
            boolean allHazards,
            boolean annotations)
            implements Outcome {
        /** Keeps its own copies. */
        public LintReport {
            findings = List.copyOf(findings);
            problems = List.copyOf(problems);
        }

        /** Whether something is worse than what is put up with. */
        public boolean fails() {
            return !problems.isEmpty()
                    || findings.stream()
                            .map(LintFinding::hazard)
                            .anyMatch(each -> each.open() && each.severity().compareTo(limit) > 0);
        }
    }

    /** {@code diff}: how two schemas differ. */
    record DiffReport(SchemaComparison comparison, boolean sqlOnly, boolean differenceMatters)
            implements Outcome {}

    /** {@code show M}: everything known about one migration. */
    record MigrationReport(
            MigrationLine migration,
            String directory,
            List<ScriptText> scripts,
            List<RunLine> runs,
            @Nullable String log)
            implements Outcome {
        /** Keeps its own copies. */
        public MigrationReport {
            scripts = List.copyOf(scripts);
            runs = List.copyOf(runs);
        }
    }

    /** {@code log}: what was run here, newest first. */
    record LogReport(List<RunLine> runs) implements Outcome {
        /** Keeps its own copy. */
        public LogReport {
            runs = List.copyOf(runs);
        }
    }

    /**
     * {@code sql}: the result of one statement; rows hold text as the server prints it, or null.
     *
     * @param duration zero where nobody wants to know it
     */
    record QueryReport(
            String sql,
            List<String> columns,
            List<Boolean> numeric,
            List<List<@Nullable String>> rows,
            boolean more,
            long affected,
            String tag,
            Duration duration,
            @Nullable Path writtenTo)
            implements Outcome {
        /** Keeps its own copies of the headings; the rows are many and handed over. */
        public QueryReport {
            columns = List.copyOf(columns);
            numeric = List.copyOf(numeric);
        }

        /** The same without its time. */
        public QueryReport untimed() {
            return new QueryReport(
                    sql, columns, numeric, rows, more, affected, tag, Duration.ZERO, writtenTo);
        }
    }

    /** {@code dry-run}: what was observed where it stayed without consequence. */
    record DryRunReport(DryRun run, @Nullable Failure failure) implements Outcome {}

    /** {@code drill}: a failure, practised; {@code failure} is why it did not go as it should. */
    record DrillReport(Drill drill, @Nullable Failure failure) implements Outcome {}

    // --- change

    /** {@code apply}, {@code rollback}, {@code seed}: what ran and how it ended. */
    record RunReport(
            String verb,
            RunOutcome outcome,
            List<MigrationRun> migrations,
            Duration duration,
            @Nullable Failure failure)
            implements Outcome {
        /** Keeps its own copy. */
        public RunReport {
            migrations = List.copyOf(migrations);
        }
    }

    /** How a run ended. */
    enum RunOutcome {
        DONE,
        FAILED,
        REFUSED,
        CANCELLED,
        UNKNOWN;

        /** The word of the JSON interface. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** One migration of a run. */
    record MigrationRun(String name, RunOutcome outcome, Duration duration, List<StepRun> steps) {
        /** Keeps its own copy. */
        public MigrationRun {
            steps = List.copyOf(steps);
        }
    }

    /** One statement of a run; {@code rows} is -1 where it counts none. */
    record StepRun(int index, Duration duration, long rows, @Nullable Failure error) {}

    /**
     * {@code new}: the files that were written, relative to the project.
     *
     * @param migration the last one, where there are several
     * @param next commands to type, in order; mostly none
     */
    record Created(String migration, List<String> files, List<String> notes, List<String> next)
            implements Outcome {
        /** Keeps its own copies. */
        public Created {
            files = List.copyOf(files);
            notes = List.copyOf(notes);
            next = List.copyOf(next);
        }

        /** With nothing more to say. */
        public Created(String migration, List<String> files) {
            this(migration, files, List.of(), List.of());
        }
    }

    /** {@code new --rename} and its like: the migrations of one change, in order. */
    record PhasesCreated(List<Created> migrations, List<String> notes) implements Outcome {
        /** Keeps its own copies. */
        public PhasesCreated {
            migrations = List.copyOf(migrations);
            notes = List.copyOf(notes);
        }
    }

    /** What {@code resolve} and {@code baseline} wrote; no {@code as}: that none is there. */
    record Recorded(String verb, List<String> migrations, String as, String by) implements Outcome {
        /** Keeps its own copy. */
        public Recorded {
            migrations = List.copyOf(migrations);
        }
    }

    /** {@code reset}: what was dropped. */
    record WasReset(String database, List<String> schemas) implements Outcome {
        /** Keeps its own copy. */
        public WasReset {
            schemas = List.copyOf(schemas);
        }
    }

    /** Step mode after each of its commands. {@code open} is false once it has ended. */
    record StepReport(
            String migration,
            int done,
            int count,
            boolean open,
            String said,
            @Nullable PlannedStep next,
            List<String> locks,
            @Nullable Failure failure)
            implements Outcome {
        /** Keeps its own copy. */
        public StepReport {
            locks = List.copyOf(locks);
        }
    }

    /** {@code connect}, {@code use}: where we are now; also the greeting. */
    record Connected(StatusReport status) implements Outcome {}

    /** {@code set} without a value: what can be set, and to what it is. */
    record Settings(List<Setting> settings) implements Outcome {
        /** Keeps its own copy. */
        public Settings {
            settings = List.copyOf(settings);
        }
    }

    /** {@code history}: past lines with their numbers. */
    record HistoryReport(List<HistoryLine> lines) implements Outcome {
        /** Keeps its own copy. */
        public HistoryReport {
            lines = List.copyOf(lines);
        }
    }

    /**
     * {@code help}, {@code completion}: a text that is printed.
     *
     * @param isProse whether it may be broken into other lines to fit a screen
     */
    record Text(String text, boolean isProse) implements Outcome {
        /** Printed as it is. */
        public Text(String text) {
            this(text, false);
        }

        /** For people to read. */
        public static Text prose(String text) {
            return new Text(text, true);
        }
    }

    /** What a command came to, wanted as JSON where others are text: at the prompt. */
    record AsJson(Outcome outcome) implements Outcome {
        @Override
        public @Nullable Failure failure() {
            return outcome.failure();
        }
    }

    /** Done, with a sentence or a few; nothing more to say. */
    record Done(List<String> lines) implements Outcome {
        /** Keeps its own copy. */
        public Done {
            lines = List.copyOf(lines);
        }

        /** One sentence. */
        public static Done of(String line) {
            return new Done(List.of(line));
        }
    }

    /** {@code --version}. */
    record Version(String version) implements Outcome {}

    /** {@code exit}: the session is over. */
    record Left() implements Outcome {}
}
