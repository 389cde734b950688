package dev.lockstep.rehearse;

import dev.lockstep.apply.Replay;
import dev.lockstep.model.Direction;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.MigrationRun;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.postgres.Connections;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import dev.lockstep.project.Migration;
import dev.lockstep.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes one shadow: from a template as far as there is one, by replaying the rest. */
final class Building {
    /** Changes whenever what a shadow begins from is made otherwise than before. */
    private static final String MANNER = "1";

    private final ShadowRequest request;
    private final ShadowServer server;
    private final Contents contents;
    private final ScratchDatabases databases;
    private final long started = System.nanoTime();

    Building(ShadowRequest request, ShadowServer server, Contents contents) {
        this.request = request;
        this.server = server;
        this.contents = contents;
        this.databases = new ScratchDatabases(server.admin());
    }

    Shadow build(List<Migration> history) {
        databases.sweep();
        Likeness likeness = Likeness.of(request.live());
        refuseMissingExtensions();
        Chain chain = Chain.of(base(likeness), history);
        int replayed = history.size();
        for (int attempt = 0; attempt < Shadow.tries(); attempt++) {
            int known = template(chain, likeness);
            replayed = Math.min(replayed, history.size() - known);
            String name = databases.reserve();
            if (databases.copy(
                    ScratchDatabases.template(chain, history.size()),
                    name,
                    request.clock().instant())) {
                takeOverSettings(name, likeness);
                databases.trim();
                return Shadow.of(request, server, databases, name, made(chain, replayed));
            }
            databases.release(name);
        }
        throw new FailureException(
                Shadow.unchanged(
                        "other processes removed the shadow's template again and again",
                        "try again"));
    }

    private Shadow.Made made(Chain chain, int replayed) {
        return new Shadow.Made(
                server.words(),
                server.isOurs(),
                chain.length(),
                replayed,
                Duration.ofNanos(System.nanoTime() - started),
                server.notes());
    }

    /** All that a shadow without any migration depends on. */
    private String base(Likeness likeness) {
        return String.join(
                "\n",
                MANNER,
                server.admin().facts().version(),
                server.admin().facts().user(),
                request.journalSchema(),
                String.valueOf(request.target().schema()),
                new TreeSet<>(contents.extensions().keySet()).toString(),
                likeness.toString());
    }

    /**
     * Sees to it that there is a template of the whole chain.
     *
     * @return how many of its migrations did not have to be run
     */
    private int template(Chain chain, Likeness likeness) {
        Optional<Integer> longest = databases.longest(chain);
        if (longest.isPresent() && longest.get() == chain.length()) {
            return chain.length();
        }
        String name = databases.reserve();
        try {
            boolean copied =
                    longest.isPresent()
                            && databases.copy(
                                    ScratchDatabases.template(chain, longest.get()),
                                    name,
                                    request.clock().instant());
            int known = copied ? longest.orElseThrow() : 0;
            if (copied) {
                takeOverSettings(name, likeness);
            } else {
                createEmpty(name, likeness);
            }
            replay(name, chain.migrations().subList(known, chain.length()));
            String template = ScratchDatabases.template(chain, chain.length());
            if (!databases.freeze(name, template, request.clock().instant())) {
                databases.drop(name);
            }
            return known;
        } catch (RuntimeException | Error e) {
            if (server.admin().isOpen()) {
                databases.drop(name);
            }
            throw e;
        } finally {
            if (server.admin().isOpen()) {
                databases.release(name);
            }
        }
    }

    // --- from nothing

    private void createEmpty(String name, Likeness likeness) {
        try {
            databases.create(name, likeness.options());
        } catch (ServerException e) {
            databases.create(name, "ENCODING 'UTF8'");
            server.note(
                    "the shadow does not sort as the database does (%s): %s"
                            .formatted(likeness.words(), e.error().message()));
        }
        takeOverSettings(name, likeness);
        try (Connections connections = connections(name)) {
            Session session = connections.session("shadow");
            String schema = request.target().schema();
            if (schema != null) {
                session.execute("CREATE SCHEMA IF NOT EXISTS " + Quote.identifier(schema));
            }
            likeness.extensions().forEach(each -> install(session, each));
        }
    }

    /** Settings belong to a database's name: a copy has none. */
    private void takeOverSettings(String name, Likeness likeness) {
        likeness.settings().forEach(setting -> takeOver(name, setting));
        if (!server.isOurs()) {
            takeOver(name, "synchronous_commit=off");
        }
    }

    /**
     * Of a setting the server has the very value that it keeps for the live database: written as
     * text, a list would become one word.
     */
    private void takeOver(String database, String setting) {
        int equals = setting.indexOf('=');
        String name = setting.substring(0, equals);
        Session admin = server.admin();
        try {
            admin.run(
                    Sql.of(
                            "SELECT pg_catalog.set_config(?, ?, false)",
                            name,
                            setting.substring(equals + 1)));
            String quoted = Quote.identifier(name).replace(".", "\".\"");
            admin.execute(
                    "ALTER DATABASE %s SET %s FROM CURRENT"
                            .formatted(Quote.identifier(database), quoted));
            admin.execute("RESET " + quoted);
        } catch (ServerException e) {
            server.note(
                    "the database's own setting %s is not that of the shadow: %s"
                            .formatted(name, e.error().message()));
        }
    }

    /** One that no migration makes was made by somebody else, and scripts may count on it. */
    private void install(Session session, Likeness.Extension extension) {
        if (contents.extensions().containsKey(extension.name())) {
            return;
        }
        try {
            session.execute("CREATE SCHEMA IF NOT EXISTS " + Quote.identifier(extension.schema()));
            session.execute(
                    "CREATE EXTENSION IF NOT EXISTS %s SCHEMA %s CASCADE"
                            .formatted(
                                    Quote.identifier(extension.name()),
                                    Quote.identifier(extension.schema())));
        } catch (ServerException e) {
            server.note(
                    "the shadow lacks the extension %s that the database has: %s"
                            .formatted(extension.name(), e.error().message()));
        }
    }

    private void refuseMissingExtensions() {
        if (contents.extensions().isEmpty()) {
            return;
        }
        Set<String> available =
                Set.copyOf(
                        server.admin()
                                .query(
                                        Sql.of(
                                                "SELECT name::text AS name"
                                                        + " FROM pg_catalog.pg_available_extensions"),
                                        row -> row.text("name")));
        Set<String> missing = new TreeSet<>();
        contents.extensions()
                .forEach((name, statement) -> {
                    if (!available.contains(name)) {
                        missing.add(name + " (" + place(statement) + ")");
                    }
                });
        if (!missing.isEmpty()) {
            throw new FailureException(
                    Shadow.unchanged(
                            "the shadow (%s) lacks extensions that the scripts make: %s"
                                    .formatted(server.words(), String.join(", ", missing)),
                            "name a server that has them in lockstep.toml: [shadow] url = \"...\""));
        }
    }

    private static String place(Statement statement) {
        return statement.place().toString();
    }

    // --- the history

    private void replay(String name, List<Migration> migrations) {
        if (migrations.isEmpty()) {
            return;
        }
        MigrationStates states = MigrationStates.of(request.project(), List.of(), List.of());
        Plan plan =
                Planner.these(
                        states, migrations.stream().map(Migration::name).toList(), Direction.UP);
        RunReport report;
        try (Connections connections = connections(name)) {
            report = new Replay(Shadow.workbench(request, connections, EventSink.NONE)).run(plan);
        }
        Failure failure = report.failure();
        if (failure != null) {
            throw new FailureException(ofHistory(failed(report), failure));
        }
    }

    private static @Nullable String failed(RunReport report) {
        return report.migrations().stream()
                .filter(run -> run.outcome() != RunOutcome.DONE)
                .map(MigrationRun::name)
                .findFirst()
                .orElse(null);
    }

    private static Failure ofHistory(@Nullable String migration, Failure failure) {
        String state =
                "this was a shadow, where the history is replayed from nothing: "
                        + (migration == null ? "it" : migration)
                        + " does not replay; the database itself is as before";
        String next =
                "what it needs was made by hand, or its file was edited: put that into a migration"
                        + " before it, or try without a shadow: dry-run --on live";
        return switch (failure) {
            case Failure.ServerRefused refused ->
                    new Failure.ServerRefused(refused.server(), refused.place(), state, next);
            case Failure.NotVerified check ->
                    new Failure.NotVerified(check.message(), check.place(), state, next);
            case Failure.Cancelled cancelled ->
                    new Failure.Cancelled(cancelled.message(), Failure.UNCHANGED, "");
            case Failure.LockTimeout timeout -> Shadow.unchanged(timeout.message(), "try again");
            case Failure.GuardRefused guard -> Shadow.unchanged(guard.message(), guard.next());
            case Failure.OutcomeUnknown unknown ->
                    Shadow.unchanged("in the shadow: " + unknown.message(), "try again");
            case Failure.NotConnected lost ->
                    new Failure.NotConnected(
                            "in the shadow: " + lost.message(), Failure.UNCHANGED, "try again");
            case Failure.WrongUsage usage -> usage;
            case Failure.SyntaxProblem syntax -> syntax;
            case Failure.LayoutProblem layout -> layout;
            case Failure.Drift drift -> drift;
            case Failure.Declined declined -> declined;
            case Failure.Bug bug -> bug;
        };
    }

    private Connections connections(String database) {
        return Shadow.connections(request, server.target(database, request));
    }
}
