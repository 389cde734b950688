package dev.lockstep.render;

import dev.lockstep.model.Blocker;
import dev.lockstep.model.ChangeWatch;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Effects;
import dev.lockstep.model.Estimate;
import dev.lockstep.model.Explanation;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Hazard;
import dev.lockstep.model.HistoryLine;
import dev.lockstep.model.LintFinding;
import dev.lockstep.model.LockHolder;
import dev.lockstep.model.LockMode;
import dev.lockstep.model.MigrationKind;
import dev.lockstep.model.MigrationLine;
import dev.lockstep.model.MigrationState;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Place;
import dev.lockstep.model.PlannedMigration;
import dev.lockstep.model.PlannedStep;
import dev.lockstep.model.Position;
import dev.lockstep.model.Problem;
import dev.lockstep.model.RelationLock;
import dev.lockstep.model.RunLine;
import dev.lockstep.model.SchemaComparison;
import dev.lockstep.model.ScriptText;
import dev.lockstep.model.ServerError;
import dev.lockstep.model.Setting;
import dev.lockstep.model.Stage;
import dev.lockstep.model.TableUse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hand-made outcomes of a portfolio application's database, one of each shape and more. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-20T09:30:00Z");

    private static final String FOLDER = "prisma/migrations/";

    private Samples() {}

    /** Every outcome by the name of its golden file. */
    static Map<String, Outcome> outcomes() {
        Map<String, Outcome> all = new LinkedHashMap<>();
        all.put("status", status(short10(), List.of(), null));
        all.put("status-long", longStatus());
        all.put("status-problems", brokenStatus());
        all.put("status-unconnected", unconnected());
        all.put("status-all-envs", environments());
        all.put("connected", new Outcome.Connected(status(short10(), List.of(), null)));
        all.put("plan", plan(Direction.UP, "all", migrations(), false));
        all.put("plan-one", plan(Direction.UP, "next", migrations().subList(1, 2), false));
        all.put("plan-down", plan(Direction.DOWN, "last 2", migrations().subList(0, 2), false));
        all.put("plan-nothing", plan(Direction.UP, "all", List.of(), false));
        all.put("plan-sql", plan(Direction.UP, "all", migrations(), true));
        all.put("explain", explained());
        all.put("why", why());
        all.put("drift-watch", watched());
        all.put("drift-off", new Outcome.DriftReport(off()));
        all.put("lint", lint(false));
        all.put("lint-github", lint(true));
        all.put("diff", new Outcome.DiffReport(comparison(), false, true));
        all.put("diff-sql", new Outcome.DiffReport(comparison(), true, false));
        all.put("diff-equal", new Outcome.DiffReport(equal(), false, false));
        all.put("show", show());
        all.put("log", new Outcome.LogReport(runs()));
        all.put("query", query());
        all.put("query-more", manyRows());
        all.put("query-command", command("UPDATE 3", 3, null));
        all.put("query-file", command("COPY 1204117", 1_204_117, Path.of("out", "users.csv")));
        all.put("run-one", run("apply", null, done("20260321090000_add_user_avatar", 31)));
        all.put("run-several", severalDone());
        all.put("dry-run", DryRunSamples.done());
        all.put("dry-run-failed", DryRunSamples.failed());
        all.put("drill", DrillSamples.done());
        all.put("drill-wrong", DrillSamples.wrong());
        all.put("run-nothing", run("apply", null));
        all.put("run-failed", failedRun());
        all.put("step", step());
        all.put("step-failed", failedStep());
        all.put("created", created());
        all.put("phases-created", phasesCreated());
        all.put("recorded", recorded());
        all.put("reset", new Outcome.WasReset("portfolio_dev", List.of("app", "public")));
        all.put("settings", settings());
        all.put("history", history());
        all.put("text", new Outcome.Text("plan\n\n  Shows what would run.\n"));
        all.put("done", Outcome.Done.of("connected to portfolio_dev"));
        all.put("version", new Outcome.Version("0.1.0"));
        all.put("left", new Outcome.Left());
        FailureSamples.all()
                .forEach((name, failure) -> all.put("error-" + name, new Outcome.Failed(failure)));
        return all;
    }

    /** The outcome of that golden file. */
    static Outcome outcome(String name) {
        return Objects.requireNonNull(outcomes().get(name));
    }

    private static Outcome why() {
        return new Outcome.Explained(
                new Explanation(
                        new Explanation.Failed(
                                Instant.parse("2026-03-20T09:12:00Z"),
                                "apply",
                                "20260321093000_index_user_email",
                                1,
                                "CREATE UNIQUE INDEX user_email ON \"User\" (\"email\")",
                                "server-refused",
                                "23505",
                                "could not create unique index \"user_email\"",
                                "the transaction was rolled back: the database is as before this"
                                        + " migration"),
                        "public.\"User\" holds rows that have the same (\"email\")",
                        List.of("(ana@example.com), rows: 2", "(ben@example.com), rows: 3"),
                        List.of(
                                "SELECT * FROM \"User\" WHERE \"email\" = 'ana@example.com';",
                                "apply to 20260321093000_index_user_email")));
    }

    private static Outcome watched() {
        return new Outcome.DriftReport(
                new ChangeWatch(
                        ChangeWatch.State.ON,
                        "lockstep_watch",
                        List.of(
                                new ChangeWatch.Change(
                                        Instant.parse("2026-03-19T23:12:00Z"),
                                        "ALTER TABLE",
                                        "table",
                                        "public.\"User\"",
                                        "ben",
                                        "owner",
                                        "psql",
                                        "10.0.0.7",
                                        4711),
                                new ChangeWatch.Change(
                                        Instant.parse("2026-03-18T08:00:00Z"),
                                        "DROP INDEX",
                                        "index",
                                        "public.user_email",
                                        "ana",
                                        null,
                                        null,
                                        null,
                                        4712)),
                        true,
                        null));
    }

    private static ChangeWatch off() {
        return new ChangeWatch(ChangeWatch.State.OFF, "lockstep_watch", List.of(), false, null);
    }

    static Outcome.StatusReport status(
            List<MigrationLine> lines, List<Problem> problems, @Nullable Failure failure) {
        return new Outcome.StatusReport(
                "portfolio",
                "staging",
                Stage.STAGING,
                server(),
                "prisma",
                "_prisma_migrations",
                count(lines),
                lines,
                problems,
                false,
                false,
                failure);
    }

    private static Outcome.ServerReport server() {
        return new Outcome.ServerReport(
                "16.4", "db.internal", 5432, "portfolio", "ana", "TLSv1.3 verify-full", null);
    }

    private static Outcome.Counts count(List<MigrationLine> lines) {
        return new Outcome.Counts(
                count(lines, MigrationState.APPLIED),
                count(lines, MigrationState.PENDING),
                count(lines, MigrationState.DRIFTED),
                count(lines, MigrationState.FAILED),
                count(lines, MigrationState.MISSING));
    }

    private static int count(List<MigrationLine> lines, MigrationState state) {
        return (int) lines.stream().filter(line -> line.state() == state).count();
    }

    private static MigrationLine line(
            String name, MigrationState state, @Nullable String at, @Nullable String note) {
        return new MigrationLine(
                name,
                state,
                MigrationKind.SCHEMA,
                at == null ? null : Instant.parse(at),
                at == null ? null : "ci",
                "9f2c0a",
                state != MigrationState.PENDING,
                note);
    }

    private static List<MigrationLine> short10() {
        return List.of(
                line("20260301_init", MigrationState.BASELINE, "2025-11-01T10:00:00Z", null),
                line("20260310_users", MigrationState.APPLIED, "2026-03-10T08:00:00Z", null),
                line("20260316_rename_audit", MigrationState.ROLLED_BACK, null, null),
                line(
                        "20260318_add_audit_log",
                        MigrationState.APPLIED,
                        "2026-03-18T08:00:00Z",
                        null),
                line("20260321090000_add_user_avatar", MigrationState.PENDING, null, null),
                line("20260321093000_index_user_email", MigrationState.PENDING, null, null),
                line("20260322110000_user_roles", MigrationState.PENDING, null, null));
    }

    private static Outcome longStatus() {
        List<MigrationLine> lines = new ArrayList<>();
        for (int i = 0; i < 412; i++) {
            String name = String.format("2025%04d_change_number_%d_of_the_schema", 1001 + i, i);
            boolean drifted = i == 100;
            lines.add(
                    line(
                            name,
                            drifted ? MigrationState.DRIFTED : MigrationState.APPLIED,
                            "2026-03-18T0" + i / 60 + ":00:00Z",
                            drifted ? "the file was changed after it was applied" : null));
        }
        for (int i = 0; i < 30; i++) {
            String name = String.format("20260321%06d_pending_%d", i, i);
            lines.add(line(name, MigrationState.PENDING, null, null));
        }
        return status(lines, List.of(), null);
    }

    private static Outcome brokenStatus() {
        List<MigrationLine> lines =
                List.of(
                        line(
                                "20260310_users",
                                MigrationState.MISSING,
                                "2026-03-10T08:00:00Z",
                                null),
                        line(
                                "20260318_add_audit_log",
                                MigrationState.FAILED,
                                "2026-03-20T09:29:48Z",
                                "statement 2 of 3 failed; show tells what is left of it"));
        List<Problem> problems =
                List.of(
                        new Problem(
                                "20260401_broken",
                                "has no migration.sql",
                                FOLDER + "20260401_broken",
                                "write the file, or remove the folder"),
                        new Problem(
                                null,
                                "migration_lock.toml names mysql",
                                FOLDER + "migration_lock.toml",
                                "set provider = \"postgresql\""));
        return status(lines, problems, null);
    }

    private static Outcome.StatusReport unconnected() {
        return new Outcome.StatusReport(
                "portfolio",
                "eu-1",
                Stage.PRODUCTION,
                null,
                "native",
                "lockstep.migration",
                null,
                List.of(line("20260310_users", MigrationState.PENDING, null, null)),
                List.of(),
                false,
                false,
                FailureSamples.notConnected());
    }

    private static Outcome environments() {
        return new Outcome.EnvironmentsReport(
                List.of(
                        status(short10(), List.of(), null),
                        (Outcome.StatusReport) brokenStatus(),
                        unconnected()),
                false);
    }

    static Outcome.PlanReport plan(
            Direction direction, String target, List<PlannedMigration> migrations, boolean sql) {
        List<String> notes =
                migrations.size() < 3
                        ? List.of()
                        : List.of(
                                "20260316_rename_audit is out of order: it is older than the last applied");
        return new Outcome.PlanReport(
                direction, target, "sha256:9f2c", migrations, notes, false, sql, false, null, null);
    }

    static List<PlannedMigration> migrations() {
        String avatar = "20260321090000_add_user_avatar";
        String index = "20260321093000_index_user_email";
        String roles = "20260322110000_user_roles";
        return List.of(
                new PlannedMigration(
                        1,
                        avatar,
                        true,
                        true,
                        1,
                        null,
                        List.of(
                                planned(
                                        1,
                                        "ALTER TABLE",
                                        "ALTER TABLE \"User\" ADD COLUMN \"avatar\" TEXT",
                                        avatar,
                                        true))),
                new PlannedMigration(
                        2,
                        index,
                        false,
                        false,
                        2,
                        null,
                        List.of(
                                planned(
                                        1,
                                        "COMMENT",
                                        "COMMENT ON TABLE \"User\" IS 'people'",
                                        index,
                                        true),
                                planned(
                                        2,
                                        "CREATE INDEX CONCURRENTLY",
                                        """
                                        CREATE INDEX CONCURRENTLY "User_email_lower_idx"
                                            -- logins ignore case
                                            ON "User" (lower("email"))
                                            WHERE "deletedAt" IS NULL\
                                        """,
                                        index,
                                        false))),
                new PlannedMigration(
                        3,
                        roles,
                        true,
                        true,
                        1,
                        "needs the enum of 20260310_users",
                        List.of(
                                planned(
                                        1,
                                        "ALTER TABLE",
                                        "ALTER TABLE \"User\" ADD COLUMN \"role\" \"Role\"",
                                        roles,
                                        true),
                                planned(
                                        2,
                                        "COPY",
                                        "COPY \"SiteConfig\" (key, value) FROM stdin",
                                        roles,
                                        true))));
    }

    private static PlannedStep planned(
            int index, String kind, String sql, String migration, boolean transactional) {
        String file = FOLDER + migration + "/migration.sql";
        return new PlannedStep(
                index,
                kind,
                sql,
                file,
                index,
                1,
                List.of("public.User"),
                transactional,
                effects(kind),
                hazards(kind),
                kind.startsWith("ALTER")
                        ? new Estimate(4_000, 90_000, "reads public.User (12.0 GB)")
                        : null);
    }

    private static List<LockHolder> holders() {
        return List.of(
                new LockHolder(4711, "web\u001b[31m", LockMode.ACCESS_SHARE, 840),
                new LockHolder(4712, "", LockMode.ROW_EXCLUSIVE, -1));
    }

    private static Outcome explained() {
        PlannedStep step = migrations().getFirst().steps().getFirst();
        return new Outcome.StepExplained(
                "1.1",
                "20260321090000_add_user_avatar",
                true,
                step,
                List.of(
                        new TableUse(
                                "public.User",
                                true,
                                false,
                                12L << 30,
                                48_000_000,
                                1240.4,
                                holders()),
                        new TableUse("public.New", true, true, 0, 0, 0, List.of()),
                        new TableUse("public.Later", false, false, -1, -1, 0, List.of())));
    }

    private static SchemaComparison comparison() {
        return new SchemaComparison(
                "development",
                "production",
                List.of(
                        new SchemaComparison.Line(
                                "public.users",
                                "public.users.email",
                                "column",
                                SchemaComparison.Kind.ADDED,
                                List.of("text NOT NULL DEFAULT '\u001b[31mred'::text")),
                        new SchemaComparison.Line(
                                "public.users",
                                "public.users.name",
                                "column",
                                SchemaComparison.Kind.CHANGED,
                                List.of(
                                        "type: text → character varying(50)",
                                        "default: (none) → 'password=hush'::text")),
                        new SchemaComparison.Line(
                                "public.\"Old\"",
                                "public.\"Old\"",
                                "table",
                                SchemaComparison.Kind.DROPPED,
                                List.of("id bigint NOT NULL"))),
                List.of(
                        "the columns of public.users stand in another order, which no SQL can change"),
                List.of(
                        new SchemaComparison.Change(
                                "ALTER TYPE public.mood ADD VALUE IF NOT EXISTS 'fine'",
                                false,
                                "",
                                true),
                        new SchemaComparison.Change(
                                "DROP TABLE public.\"Old\"",
                                true,
                                "all rows of public.\"Old\"\nDROP TABLE users",
                                false),
                        new SchemaComparison.Change(
                                "ALTER TABLE public.users ADD COLUMN email text",
                                false,
                                "fails where public.users has rows",
                                false),
                        new SchemaComparison.Change("CREATE SCHEMA shop", false, "", false)),
                List.of("table public.log: it cannot be partitioned"),
                List.of("casts", "owners"));
    }

    private static SchemaComparison equal() {
        return new SchemaComparison(
                "development",
                "production",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("owners"));
    }

    private static Outcome lint(boolean annotations) {
        Hazard hazard = hazards("ALTER TABLE").getFirst();
        Place place =
                new Place(
                        FOLDER + "20260321090000_add_user_avatar/migration.sql",
                        new Position(40, 3, 1),
                        "ALTER TABLE \"User\" ALTER name SET NOT NULL;");
        return new Outcome.LintReport(
                12,
                34,
                List.of(
                        new LintFinding("20260321090000_add_user_avatar", place, hazard),
                        new LintFinding(
                                "20260321090000_add_user_avatar",
                                place,
                                hazard.accepted("100% of ten rows"))),
                List.of(
                        new Problem(
                                "20260322110000_user_roles",
                                "unterminated string",
                                FOLDER + "a,b:c.sql",
                                "close it")),
                Hazard.Severity.WARNING,
                true,
                annotations);
    }

    private static List<Hazard> hazards(String kind) {
        return kind.equals("CREATE INDEX CONCURRENTLY") || kind.equals("COPY")
                ? List.of()
                : List.of(
                        new Hazard(
                                "set-not-null-scans",
                                Hazard.Severity.WARNING,
                                Hazard.Evidence.CATALOG,
                                "SET NOT NULL reads all of public.User under ACCESS EXCLUSIVE",
                                "ALTER TABLE public.\"User\" VALIDATE CONSTRAINT k;",
                                ""));
    }

    private static Effects effects(String kind) {
        List<String> user = List.of("public.User");
        LockMode mode =
                switch (kind) {
                    case "CREATE INDEX CONCURRENTLY" -> LockMode.SHARE_UPDATE_EXCLUSIVE;
                    case "COPY" -> LockMode.ROW_EXCLUSIVE;
                    default -> LockMode.ACCESS_EXCLUSIVE;
                };
        return new Effects(
                List.of(new RelationLock("public.User", mode)),
                List.of(),
                kind.startsWith("CREATE INDEX") ? user : List.of(),
                kind.equals("COPY")
                        ? List.of(new Effects.Gap(Effects.Aspect.LOCKS, "a trigger runs code"))
                        : List.of());
    }

    private static Outcome show() {
        return new Outcome.MigrationReport(
                line(
                        "20260318_add_audit_log",
                        MigrationState.FAILED,
                        "2026-03-18T08:00:00Z",
                        "statement 2 of 2 failed"),
                FOLDER + "20260318_add_audit_log",
                List.of(
                        new ScriptText(
                                "up",
                                "migration.sql",
                                "CREATE TABLE \"AuditLog\" (\n\t\"id\" bigint\n);\r\nSELECT 1 / 0;\n",
                                2)),
                runs().subList(0, 1),
                "ERROR: division by zero\nLINE 4: SELECT 1 / 0;");
    }

    private static List<RunLine> runs() {
        return List.of(
                run("2026-03-18T14:02:11Z", "apply", "failed", 1400, "ana as deploy", "22012"),
                run("2026-03-17T09:40:00Z", "rollback", "done", 31, "ana as deploy", null),
                run("2026-03-17T09:38:00Z", "resolve", "applied", -1, "ci", "checked by hand"));
    }

    private static RunLine run(
            String at, String what, String outcome, int millis, String by, @Nullable String note) {
        Duration time = millis < 0 ? null : Duration.ofMillis(millis);
        String name = "20260318_add_audit_log";
        return new RunLine(Instant.parse(at), what, name, outcome, time, by, note);
    }

    private static Outcome query() {
        return rows(
                List.of("id", "name", "role", "balance"),
                List.of(true, false, false, true),
                false,
                List.of(
                        Arrays.asList("1", "Ana", "CUSTOMER", "12.50"),
                        Arrays.asList("2", "渡辺", null, "1204.00"),
                        Arrays.asList("13", "Bela\nLine two", "NULL", null)));
    }

    private static Outcome manyRows() {
        String text = "{\"theme\": \"dark\", \"title\": \"" + "a long title ".repeat(6) + "\"}";
        return rows(
                List.of("id", "value"),
                List.of(true, false),
                true,
                List.of(Arrays.asList("1", text), Arrays.asList("2", null)));
    }

    @SuppressWarnings("NullAway") // compiled, the record has lost that values may be null
    private static Outcome rows(
            List<String> columns,
            List<Boolean> numeric,
            boolean more,
            List<List<@Nullable String>> rows) {
        return new Outcome.QueryReport(
                "select * from t",
                columns,
                numeric,
                rows,
                more,
                -1,
                "SELECT " + rows.size(),
                Duration.ofMillis(3),
                null);
    }

    private static Outcome command(String tag, long affected, @Nullable Path file) {
        return new Outcome.QueryReport(
                "update ...",
                List.of(),
                List.of(),
                List.of(),
                false,
                affected,
                tag,
                Duration.ofMillis(12),
                file);
    }

    private static Outcome.MigrationRun done(String name, int millis) {
        return migrationRun(name, Outcome.RunOutcome.DONE, millis, null);
    }

    private static Outcome.MigrationRun migrationRun(
            String name, Outcome.RunOutcome outcome, int millis, @Nullable Failure error) {
        Duration time = Duration.ofMillis(millis);
        return new Outcome.MigrationRun(
                name, outcome, time, List.of(new Outcome.StepRun(1, time, -1, error)));
    }

    private static Outcome.RunReport run(
            String verb, @Nullable Failure failure, Outcome.MigrationRun... runs) {
        Outcome.RunOutcome outcome =
                failure == null ? Outcome.RunOutcome.DONE : Outcome.RunOutcome.FAILED;
        return new Outcome.RunReport(
                verb, outcome, List.of(runs), Duration.ofMillis(1400), failure);
    }

    private static Outcome severalDone() {
        return run(
                "rollback",
                null,
                done("20260321093000_index_user_email", 1200),
                done("20260321090000_add_user_avatar", 31));
    }

    static Outcome.RunReport failedRun() {
        Failure failure = FailureSamples.refused();
        return run(
                "apply",
                failure,
                done("20260321090000_add_user_avatar", 31),
                migrationRun("20260322110000_user_roles", Outcome.RunOutcome.FAILED, 12, failure));
    }

    private static Outcome step() {
        return new Outcome.StepReport(
                "20260322110000_user_roles",
                1,
                2,
                true,
                "  1/2  ALTER TABLE \"User\" ADD COLUMN \"role\" \"Role\"",
                migrations().get(2).steps().get(1),
                List.of("ACCESS EXCLUSIVE on \"User\""),
                null);
    }

    private static Outcome failedStep() {
        return new Outcome.StepReport(
                "20260322110000_user_roles",
                1,
                2,
                true,
                "",
                migrations().get(2).steps().get(1),
                List.of(),
                FailureSamples.refused());
    }

    private static Outcome created() {
        String folder = "migrations/20260401101500_add_user_phone/";
        return new Outcome.Created(
                "20260401101500_add_user_phone",
                List.of(folder + "up.sql", folder + "down.sql"),
                List.of("not in it: table public.log: it is partitioned"),
                List.of("resolve 20260401101500_add_user_phone --applied"));
    }

    private static Outcome phasesCreated() {
        String expand = "20260401101500_expand_users_full_name";
        String contract = "20260401101501_contract_users_name";
        return new Outcome.PhasesCreated(
                List.of(
                        new Outcome.Created(expand, List.of("migrations/" + expand + "/up.sql")),
                        new Outcome.Created(
                                contract, List.of("migrations/" + contract + "/up.sql"))),
                List.of(
                        "view public.people uses name: put full_name in its place before the"
                                + " contract, which is refused until then"));
    }

    private static Outcome recorded() {
        return new Outcome.Recorded(
                "resolve", List.of("20260322110000_user_roles"), "rolled back", "ana");
    }

    private static Outcome settings() {
        return new Outcome.Settings(
                List.of(
                        new Setting("rows", "1000", "rows of a result that are shown"),
                        new Setting("write", "off", "whether SQL at the prompt may change data")));
    }

    private static Outcome history() {
        return new Outcome.HistoryReport(
                List.of(
                        new HistoryLine(9, "plan"),
                        new HistoryLine(10, "select *\nfrom \"User\";")));
    }

    static Blocker blocker() {
        return new Blocker(
                4711,
                "ana",
                "psql",
                "idle in transaction",
                Duration.ofMinutes(12),
                "UPDATE \"User\"\n   SET \"lastSeen\" = now()\n WHERE \"id\" = 42",
                false,
                false);
    }

    static Blocker hidden() {
        return new Blocker(4712, null, null, null, null, null, false, false);
    }

    static Blocker vacuum() {
        return new Blocker(
                812,
                null,
                null,
                "active",
                Duration.ofHours(3),
                "VACUUM public.\"User\"",
                true,
                true);
    }

    static Place place(String file, int line, int column, String text) {
        return new Place(FOLDER + file, new Position(0, line, column), text);
    }

    static ServerError server(String state, String message, @Nullable String detail) {
        return new ServerError(state, message, detail, null, null, 13);
    }
}
