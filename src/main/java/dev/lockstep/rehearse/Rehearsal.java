package dev.lockstep.rehearse;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Direction;
import dev.lockstep.model.DryRun.Rehearsed;
import dev.lockstep.model.DryRun.Step;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.plan.Plan;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.postgres.Sql;
import dev.lockstep.schema.SchemaSnapshot;
import dev.lockstep.trace.Tracer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs plans on a shadow, one statement after another, as apply would: in one transaction where the
 * script allows it, else each in its own or in none.
 */
final class Rehearsal {
    static final String ONLY_HERE = "only the shadow saw it: the database is as before";

    private final ShadowRequest request;
    private final Shadow shadow;
    private final Session session;
    private final Tracer tracer;

    Rehearsal(ShadowRequest request, Shadow shadow) {
        this.request = request;
        this.shadow = shadow;
        this.session = shadow.connections().session("dry-run");
        this.tracer = new Tracer(session);
    }

    /**
     * Runs a plan until a migration does not end well.
     *
     * @param into what ran is added there, the one that failed included
     * @return why it did not, or null
     */
    @Nullable Failure run(Plan plan, int pass, List<Rehearsed> into) {
        return run(plan, pass, into, run -> {});
    }

    /** The same; {@code before} is called before each migration, outside a transaction. */
    @Nullable Failure run(Plan plan, int pass, List<Rehearsed> into, Consumer<Plan.Run> before) {
        Foreseen foreseen = Foreseen.of(session, plan);
        session.onNotice(request.events()::accept);
        try (Cancellation.Registration _ = ShadowRun.stoppable(request.cancellation(), session)) {
            for (Plan.Run run : plan.runs()) {
                before.accept(run);
                Failure failure = one(run, foreseen, plan.direction(), pass, into);
                if (failure != null) {
                    return failure;
                }
            }
            return null;
        }
    }

    /** The schema as it is now, but for our own tables. */
    SchemaSnapshot schema() {
        return ShadowSchema.read(session, request);
    }

    /** Whether those statements can be run, in one transaction; nothing happens where not. */
    boolean tries(List<String> statements) {
        session.run(session.settings().restore(session.facts().versionNumber()));
        try {
            tracer.forget();
            session.run(Sql.of("BEGIN"));
            for (String statement : statements) {
                session.execute(statement);
            }
            session.run(Sql.of("COMMIT"));
            return true;
        } catch (ServerException e) {
            session.run(Sql.of("ROLLBACK"));
            return false;
        }
    }

    private @Nullable Failure one(
            Plan.Run run, Foreseen foreseen, Direction direction, int pass, List<Rehearsed> into) {
        long started = System.nanoTime();
        List<Step> steps = new ArrayList<>();
        @Nullable Failure failure = null;
        RehearsedScript script =
                new RehearsedScript(request, shadow, session, run, foreseen, tracer, steps);
        try {
            session.run(session.settings().restore(session.facts().versionNumber()));
            script.run(direction);
        } catch (FailureException e) {
            failure = e.failure();
        } catch (ServerException e) {
            failure = new Failure.ServerRefused(e.error(), null, ONLY_HERE, "");
        } catch (ConnectionLostException e) {
            failure =
                    new Failure.NotConnected(
                            "the connection to the shadow was lost: " + e.getMessage(),
                            ONLY_HERE,
                            "dry-run again");
        }
        if (failure != null) {
            tracer.forget();
        }
        if (failure != null
                && session.isOpen()
                && session.transactionStatus() != TransactionStatus.IDLE) {
            session.run(Sql.of("ROLLBACK"));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        into.add(
                new Rehearsed(
                        run.name(),
                        direction,
                        pass,
                        run.script().statements().size(),
                        ShadowRun.outcome(failure),
                        took,
                        steps));
        return failure;
    }
}
