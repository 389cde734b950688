package dev.lockstep.rehearse;

import dev.lockstep.model.DryRun.Observed;
import dev.lockstep.model.DryRun.Step;
import dev.lockstep.model.Effects;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.plan.Plan;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.SessionShape;
import dev.lockstep.sql.Statement;
import dev.lockstep.trace.Trace;
import dev.lockstep.trace.Tracer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One script inside the transaction on the live database that will be rolled back. */
final class LiveScript {
    private static final String ROLLED_BACK =
            "the transaction was rolled back, as it would have been in any case";

    private final ShadowRequest request;
    private final Session session;
    private final Plan.Run run;
    private final Foreseen foreseen;
    private final List<Step> steps;
    private final Tracer tracer;
    private final long started = System.nanoTime();

    LiveScript(
            ShadowRequest request,
            Session session,
            Plan.Run run,
            Foreseen foreseen,
            List<Step> steps) {
        this.request = request;
        this.session = session;
        this.run = run;
        this.foreseen = foreseen;
        this.steps = steps;
        this.tracer = new Tracer(session);
    }

    /** Runs it, and asks for what a commit would ask for: the deferred constraints. */
    void run() {
        for (Statement statement : run.script().statements()) {
            one(statement);
            Duration held = Duration.ofNanos(System.nanoTime() - started);
            if (held.compareTo(LiveRun.BUDGET.multipliedBy(2)) > 0) {
                throw new FailureException(tooLong(statement));
            }
        }
        try {
            session.run(Sql.of("SET CONSTRAINTS ALL IMMEDIATE"));
        } catch (ServerException e) {
            Statement first = run.script().statements().getFirst();
            throw new FailureException(
                    new Failure.ServerRefused(
                            e.error(),
                            first.place(),
                            ROLLED_BACK,
                            "a commit would have been refused: fix the file"));
        }
    }

    private void one(Statement statement) {
        if (request.cancellation().requested()) {
            throw new FailureException(new Failure.Cancelled("cancelled by you", ROLLED_BACK, ""));
        }
        request.events()
                .accept(
                        new Event.StatementStarted(
                                run.name(),
                                statement.index(),
                                run.script().statements().size(),
                                statement.sql()));
        long begun = System.nanoTime();
        try {
            Trace trace = trace(statement);
            Effects effects = foreseen.effects(statement);
            Comparison comparison =
                    Comparison.of(statement.shape(), effects, trace, this::filled, true);
            steps.add(step(statement, trace.took(), trace, comparison, null));
        } catch (ServerException e) {
            Failure failure = failure(statement, e);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            steps.add(step(statement, took, null, Comparison.NONE, failure));
            throw new FailureException(failure);
        }
    }

    /** SET TRANSACTION wants to be before any query, ours too. */
    private Trace trace(Statement statement) {
        if (!(statement.shape() instanceof SessionShape.SetParameter)) {
            return tracer.run(statement);
        }
        long begun = System.nanoTime();
        session.execute(statement.sql());
        return Trace.unseen(Duration.ofNanos(System.nanoTime() - begun));
    }

    private static Step step(
            Statement statement,
            Duration took,
            @Nullable Trace trace,
            Comparison comparison,
            @Nullable Failure failure) {
        return new Step(
                statement.index(),
                statement.sql(),
                took,
                trace == null ? -1 : trace.rows(),
                trace == null
                        ? null
                        : new Observed(trace.locks(), trace.rewrites(), trace.scans(), -1),
                comparison.differences(),
                comparison.unseen(),
                failure);
    }

    private Set<String> filled(Set<String> names) {
        return new HashSet<>(
                session.query(
                        Catalog.query("filled", List.copyOf(names)), row -> row.text("name")));
    }

    private Failure failure(Statement statement, ServerException e) {
        return switch (e.sqlState()) {
            case "57014" ->
                    request.cancellation().requested()
                            ? new Failure.Cancelled("cancelled by you", ROLLED_BACK, "")
                            : tooLong(statement);
            case "55P03" ->
                    new Failure.ServerRefused(
                            e.error(),
                            statement.place(),
                            ROLLED_BACK,
                            "somebody holds the lock: apply would wait and try again");
            case "55P04" ->
                    new Failure.ServerRefused(
                            e.error(),
                            statement.placeOf(e.error()),
                            ROLLED_BACK,
                            "here all migrations share one transaction: dry-run on a shadow");
            default ->
                    new Failure.ServerRefused(
                            e.error(),
                            statement.placeOf(e.error()),
                            ROLLED_BACK,
                            "fix the file, then: dry-run");
        };
    }

    private static Failure tooLong(Statement statement) {
        return new Failure.GuardRefused(
                "%s: stopped, for it took longer than the %d s that a try on a live database may"
                        .formatted(statement.place(), LiveRun.BUDGET.toSeconds()),
                ROLLED_BACK,
                "dry-run tries it on a shadow");
    }
}
