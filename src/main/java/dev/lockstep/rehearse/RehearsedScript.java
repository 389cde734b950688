package dev.lockstep.rehearse;

import dev.lockstep.model.Direction;
import dev.lockstep.model.DryRun.Observed;
import dev.lockstep.model.DryRun.Step;
import dev.lockstep.model.Effects;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.plan.Plan;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TextResult;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.postgres.Sql;
import dev.lockstep.project.Migration;
import dev.lockstep.project.ScriptFile;
import dev.lockstep.sql.SessionShape;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape.TransactionUse;
import dev.lockstep.trace.Trace;
import dev.lockstep.trace.Tracer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One script on a shadow. */
final class RehearsedScript {
    private static final String AGAIN = "fix the file, then: dry-run";

    private final ShadowRequest request;
    private final Shadow shadow;
    private final Session session;
    private final Plan.Run run;
    private final Foreseen foreseen;
    private final List<Step> steps;
    private final Tracer tracer;

    RehearsedScript(
            ShadowRequest request,
            Shadow shadow,
            Session session,
            Plan.Run run,
            Foreseen foreseen,
            Tracer tracer,
            List<Step> steps) {
        this.request = request;
        this.shadow = shadow;
        this.session = session;
        this.run = run;
        this.foreseen = foreseen;
        this.tracer = tracer;
        this.steps = steps;
    }

    /**
     * Runs it to its end.
     *
     * @throws FailureException where it stopped, the step that failed being the last
     */
    void run(Direction direction) {
        List<Statement> statements = run.script().statements();
        if (run.transactional()) {
            begin();
            statements.forEach(this::traced);
            verify(direction);
            commit();
            return;
        }
        statements.forEach(this::stepwise);
        if (session.transactionStatus() != TransactionStatus.IDLE) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            "the script leaves its transaction open",
                            Rehearsal.ONLY_HERE,
                            "end the script with COMMIT, then: dry-run"));
        }
        verify(direction);
    }

    private void begin() {
        session.run(Sql.of("BEGIN"));
        tracer.begun();
    }

    /** What the engine's commit would find: deferred constraints. */
    private void commit() {
        if (session.transactionStatus() != TransactionStatus.OPEN) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            "the script ends the transaction that it is run in",
                            Rehearsal.ONLY_HERE,
                            "put -- lockstep: no-transaction at the top of the file"));
        }
        refuseClusterWide();
        try {
            session.run(Sql.of("COMMIT"));
        } catch (ServerException e) {
            Statement first = run.script().statements().getFirst();
            throw new FailureException(
                    new Failure.ServerRefused(
                            e.error(), first.place(), Rehearsal.ONLY_HERE, AGAIN));
        }
    }

    /** A DO block or a function may reach further than its text tells. */
    private void refuseClusterWide() {
        if (shadow.made().ours()) {
            return;
        }
        List<String> written =
                session.query(Catalog.query("cluster-locks"), row -> row.text("name"));
        if (!written.isEmpty()) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            run.name()
                                    + " writes to what belongs to the whole server: "
                                    + String.join(", ", written),
                            "it was rolled back in the shadow, and the server is as before",
                            "practise it on a server that may change:"
                                    + " [shadow] url in lockstep.toml"));
        }
    }

    // --- one statement

    private void stepwise(Statement statement) {
        boolean inside = session.transactionStatus() == TransactionStatus.OPEN;
        TransactionUse use = statement.shape().transactionUse();
        if (use == TransactionUse.CONTROL) {
            control(statement);
        } else if (inside) {
            traced(statement);
        } else if (use == TransactionUse.ANY) {
            begin();
            traced(statement);
            commit();
        } else {
            outside(statement);
        }
    }

    private void traced(Statement statement) {
        if (statement.shape() instanceof SessionShape.SetParameter) {
            // it locks nothing, and SET TRANSACTION wants to be before any query, ours too
            plain(statement);
            return;
        }
        step(statement, () -> tracer.run(statement), true);
    }

    private void outside(Statement statement) {
        step(
                statement,
                () -> new OutsideTrace(shadow.connections()).run(session, statement),
                false);
        tracer.forget();
    }

    /** Of what ends a transaction nothing is left to be seen. */
    private void control(Statement statement) {
        plain(statement);
        tracer.forget();
    }

    private void plain(Statement statement) {
        step(
                statement,
                () -> {
                    long started = System.nanoTime();
                    session.execute(statement.sql());
                    return Trace.unseen(Duration.ofNanos(System.nanoTime() - started));
                },
                false);
    }

    @FunctionalInterface
    private interface Work {
        Trace run();
    }

    private void step(Statement statement, Work work, boolean complete) {
        if (request.cancellation().requested()) {
            throw new FailureException(cancelled());
        }
        int count = run.script().statements().size();
        request.events()
                .accept(
                        new Event.StatementStarted(
                                run.name(), statement.index(), count, statement.sql()));
        long started = System.nanoTime();
        try {
            Trace trace = work.run();
            steps.add(done(statement, trace, compared(statement, trace, complete)));
        } catch (ServerException e) {
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            Failure failure = failure(statement, e);
            steps.add(
                    new Step(
                            statement.index(),
                            statement.sql(),
                            took,
                            -1,
                            null,
                            List.of(),
                            List.of(),
                            failure));
            throw new FailureException(failure);
        }
    }

    private Comparison compared(Statement statement, Trace trace, boolean complete) {
        Effects effects = foreseen.effects(statement);
        return Comparison.of(statement.shape(), effects, trace, this::filled, complete);
    }

    private Set<String> filled(Set<String> names) {
        return new HashSet<>(
                session.query(
                        Catalog.query("filled", List.copyOf(names)), row -> row.text("name")));
    }

    private Step done(Statement statement, Trace trace, Comparison comparison) {
        return new Step(
                statement.index(),
                statement.sql(),
                trace.took(),
                trace.rows(),
                new Observed(
                        trace.locks(),
                        trace.rewrites(),
                        trace.scans(),
                        shadow.made().ours() ? trace.walBytes() : -1),
                comparison.differences(),
                comparison.unseen(),
                null);
    }

    private Failure failure(Statement statement, ServerException e) {
        if (e.sqlState().equals("57014") && request.cancellation().requested()) {
            return cancelled();
        }
        return new Failure.ServerRefused(
                e.error(), statement.placeOf(e.error()), Rehearsal.ONLY_HERE, AGAIN);
    }

    private static Failure cancelled() {
        return new Failure.Cancelled("cancelled by you", Failure.UNCHANGED, "");
    }

    // --- verify.sql

    private void verify(Direction direction) {
        Migration files = run.status().files();
        if (direction == Direction.DOWN || files == null) {
            return;
        }
        Optional<ScriptFile> verify = files.verify();
        if (verify.isEmpty()) {
            return;
        }
        tracer.forget();
        for (Statement statement : verify.get().script().statements()) {
            TextResult result;
            try {
                result = session.select(statement.sql(), 1);
            } catch (ServerException e) {
                throw new FailureException(
                        new Failure.ServerRefused(
                                e.error(),
                                statement.placeOf(e.error()),
                                Rehearsal.ONLY_HERE,
                                "fix the migration or its check, then: dry-run"));
            }
            if (!result.rows().isEmpty()) {
                throw new FailureException(
                        new Failure.NotVerified(
                                "not verified: the check returned the row "
                                        + result.rows().getFirst(),
                                statement.place(),
                                Rehearsal.ONLY_HERE,
                                "fix the migration or its check, then: dry-run"));
            }
        }
    }
}
