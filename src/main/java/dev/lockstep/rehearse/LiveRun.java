package dev.lockstep.rehearse;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Direction;
import dev.lockstep.model.DryRun;
import dev.lockstep.model.DryRun.Rehearsed;
import dev.lockstep.model.DryRun.Step;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.DryRunReport;
import dev.lockstep.model.RelationLock;
import dev.lockstep.plan.Plan;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.SessionSettings;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.IndexShape;
import dev.lockstep.sql.ServerShape;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code dry-run --on live}: the plan in one transaction that is always rolled back, on a
 * connection of its own, under limits that the server enforces. What no ROLLBACK takes back is
 * refused beforehand by {@link LiveGuard}, or told afterwards.
 */
public final class LiveRun {
    /** How long the application may be kept waiting. */
    public static final Duration BUDGET = Duration.ofSeconds(2);

    private static final String ROLLED_BACK =
            "the transaction was rolled back, as it would have been in any case";

    private final ShadowRequest request;
    private final Plan plan;
    private final boolean standbysAccepted;
    private final List<Rehearsed> runs = new ArrayList<>();

    /** Of that plan; {@code standbysAccepted}: readers on standbys may be cancelled. */
    public LiveRun(ShadowRequest request, Plan plan, boolean standbysAccepted) {
        this.request = request;
        this.plan = plan;
        this.standbysAccepted = standbysAccepted;
    }

    /**
     * Runs it and rolls back.
     *
     * @throws FailureException with {@code GuardRefused} before anything is sent, for what may not
     *     be tried there
     */
    public DryRunReport run() {
        if (request.pooled() != null) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            request.pooled(), Failure.UNCHANGED, "connect to the server itself"));
        }
        long started = System.nanoTime();
        try (Session session = open()) {
            Foreseen foreseen = Foreseen.of(session, plan);
            new LiveGuard(session, BUDGET, standbysAccepted).check(plan, foreseen);
            Map<String, String> sequences = sequences(session);
            Set<String> there = Set.copyOf(ShadowRun.relations(session).values());
            @Nullable Failure failure = rolledBack(session, foreseen);
            List<String> leftovers = leftovers(session, sequences);
            DryRun run =
                    new DryRun(
                            ShadowRun.outcome(failure),
                            true,
                            "the live database " + request.target(),
                            "",
                            runs,
                            made(there),
                            List.of(),
                            leftovers,
                            notes(),
                            Duration.ofNanos(System.nanoTime() - started));
            return new DryRunReport(run, failure);
        }
    }

    private List<String> made(Set<String> there) {
        return runs.stream()
                .flatMap(run -> run.steps().stream())
                .flatMap(step -> Stream.ofNullable(step.observed()))
                .flatMap(observed -> observed.locks().stream())
                .map(RelationLock::relation)
                .filter(name -> !there.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(plan.notes());
        if (plan.runs().size() > 1) {
            notes.add("all of them share one transaction here, other than when they are applied");
        }
        return notes;
    }

    /** The idle limit gives locks back should we hang; the other one ends what takes too long. */
    private Session open() {
        Duration lock = request.environment().lockTimeout();
        SessionSettings settings =
                new SessionSettings(
                        request.environment().timeZone(),
                        BUDGET,
                        lock.isZero() || lock.compareTo(BUDGET) > 0 ? BUDGET : lock,
                        BUDGET,
                        BUDGET.multipliedBy(5),
                        false);
        return Session.open(request.target(), "lockstep dry-run", settings);
    }

    private @Nullable Failure rolledBack(Session session, Foreseen foreseen) {
        session.onNotice(request.events()::accept);
        try (Cancellation.Registration _ = ShadowRun.stoppable(request.cancellation(), session)) {
            session.run(Sql.of("BEGIN"));
            for (Plan.Run run : plan.runs()) {
                Failure failure = one(session, run, foreseen);
                if (failure != null) {
                    return failure;
                }
            }
            return null;
        } catch (ConnectionLostException e) {
            return new Failure.NotConnected(
                    "the connection was lost: " + e.getMessage(),
                    "the server rolls such a transaction back by itself",
                    "dry-run again");
        } finally {
            if (session.isOpen()) {
                session.run(Sql.of("ROLLBACK"));
                session.run(Sql.of("SELECT pg_catalog.pg_advisory_unlock_all()"));
            }
        }
    }

    private @Nullable Failure one(Session session, Plan.Run run, Foreseen foreseen) {
        long started = System.nanoTime();
        List<Step> steps = new ArrayList<>();
        @Nullable Failure failure = null;
        try {
            session.run(session.settings().restore(session.facts().versionNumber()));
            new LiveScript(request, session, run, foreseen, steps).run();
        } catch (FailureException e) {
            failure = e.failure();
        } catch (ServerException e) {
            failure = new Failure.ServerRefused(e.error(), null, ROLLED_BACK, "");
        }
        runs.add(
                new Rehearsed(
                        run.name(),
                        Direction.UP,
                        1,
                        run.script().statements().size(),
                        ShadowRun.outcome(failure),
                        Duration.ofNanos(System.nanoTime() - started),
                        steps));
        return failure;
    }

    // --- what no ROLLBACK takes back

    private static Map<String, String> sequences(Session session) {
        Map<String, String> values = new HashMap<>();
        session.query(
                Catalog.query("sequences"),
                row -> {
                    String value = row.text("value");
                    values.put(row.text("name"), value);
                    return value;
                });
        return values;
    }

    private List<String> leftovers(Session session, Map<String, String> before) {
        List<String> left = new ArrayList<>();
        if (session.isOpen()) {
            new TreeMap<>(sequences(session))
                    .forEach((name, now) -> {
                        String was = before.get(name);
                        if (was != null && !was.equals(now)) {
                            left.add(
                                    "sequence %s went from %s to %s"
                                            .formatted(
                                                    name, was.isEmpty() ? "its start" : was, now));
                        }
                    });
        }
        for (Plan.Run run : plan.runs()) {
            for (Statement statement : run.script().statements()) {
                ran(run, statement).flatMap(step -> leftover(statement, step)).ifPresent(left::add);
            }
        }
        return left;
    }

    private Optional<Step> ran(Plan.Run run, Statement statement) {
        return runs.stream()
                .filter(each -> each.name().equals(run.name()))
                .flatMap(each -> each.steps().stream())
                .filter(step -> step.index() == statement.index())
                .findFirst();
    }

    private static boolean writes(StatementShape shape) {
        return shape instanceof DataShape
                && switch (shape.kind()) {
                    case "INSERT", "UPDATE", "DELETE", "MERGE", "COPY" -> true;
                    default -> false;
                };
    }

    private static Optional<String> leftover(Statement statement, Step step) {
        String at = statement.place().toString();
        if (writes(statement.shape()) && step.rows() > 0) {
            return Optional.of(
                    at
                            + ": "
                            + step.rows()
                            + " dead row versions at least, until vacuum removes them");
        }
        boolean counts =
                statement.shape() instanceof IndexShape.CreateIndex
                        || (statement.shape() instanceof ServerShape.Maintenance upkeep
                                && upkeep.verb() == ServerShape.Maintenance.Verb.ANALYZE);
        return counts
                ? Optional.of(at + ": the table's row count in pg_class, as it was seen meanwhile")
                : Optional.empty();
    }
}
