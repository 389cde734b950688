package dev.lockstep.command;

import dev.lockstep.ledger.LedgerRun;
import dev.lockstep.ledger.Took;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Outcome.MigrationRun;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.StepRun;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import dev.lockstep.project.ScriptFile;
import dev.lockstep.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs seed files under the advisory lock, each with its journal row in one transaction. */
final class Seeding {
    private static final String VERB = "seed";

    private final Call call;
    private final Link link;
    private final EventSink events;
    private final List<MigrationRun> runs = new ArrayList<>();

    Seeding(Call call, Link link) {
        this.call = call;
        this.link = link;
        this.events = call.workspace().ports().events();
    }

    /** Runs them in order, up to the first that fails. */
    Outcome.RunReport run(List<ScriptFile> files) {
        files.forEach(Seeding::refuseWhereNotTransactional);
        long start = System.nanoTime();
        Session session = call.workspace().session(call);
        try (Under lock = Under.lock(call, link, session)) {
            lock.prepare();
            for (int i = 0; i < files.size(); i++) {
                Failure failure = file(session, files.get(i), i + 1, files.size());
                if (failure != null) {
                    boolean cancelled = failure instanceof Failure.Cancelled;
                    return report(
                            cancelled ? RunOutcome.CANCELLED : RunOutcome.FAILED, start, failure);
                }
                lock.restore();
            }
        }
        return report(RunOutcome.DONE, start, null);
    }

    private static void refuseWhereNotTransactional(ScriptFile file) {
        if (!file.script().transactional()) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            file.shownAs() + " holds a statement that cannot run in a transaction",
                            Failure.UNCHANGED,
                            "seeds hold rows: put it into a migration"));
        }
    }

    private @Nullable Failure file(Session session, ScriptFile file, int number, int count) {
        List<Statement> statements = file.script().statements();
        events.accept(
                new Event.MigrationStarted(
                        file.shownAs(), Direction.UP, number, count, statements.size(), true));
        long start = System.nanoTime();
        List<StepRun> steps = new ArrayList<>();
        Statement current = null;
        try (Cancellation.Registration _ = call.cancellation().onRequest(session::cancel)) {
            session.run(Sql.of("BEGIN"));
            for (Statement statement : statements) {
                current = statement;
                steps.add(statement(session, file, statement, statements.size()));
            }
            session.run(
                    link.journal()
                            .done(
                                    journalRun(session, file),
                                    VERB,
                                    Direction.UP,
                                    Took.of(since(start)))
                            .then(Sql.of("COMMIT")));
        } catch (ServerException e) {
            session.run(Sql.of("ROLLBACK"));
            Failure failure = refused(e, file, current);
            runs.add(new MigrationRun(file.shownAs(), RunOutcome.FAILED, since(start), steps));
            events.accept(new Event.MigrationFailed(file.shownAs(), Direction.UP, failure));
            return failure;
        } catch (ConnectionLostException e) {
            throw new FailureException(
                    new Failure.OutcomeUnknown(
                            "the connection was lost during "
                                    + file.shownAs()
                                    + ": "
                                    + e.getMessage(),
                            "either all of it is there or nothing; the files before it are",
                            "log tells which; seeds may run again: seed"));
        }
        runs.add(new MigrationRun(file.shownAs(), RunOutcome.DONE, since(start), steps));
        events.accept(new Event.MigrationDone(file.shownAs(), Direction.UP, since(start)));
        return null;
    }

    private StepRun statement(Session session, ScriptFile file, Statement statement, int count) {
        String name = file.shownAs();
        events.accept(new Event.StatementStarted(name, statement.index(), count, statement.sql()));
        long start = System.nanoTime();
        String data = statement.copyData();
        Session.Executed done =
                data == null
                        ? session.execute(statement.sql())
                        : session.copyIn(statement.sql(), data);
        events.accept(
                new Event.StatementDone(
                        name,
                        statement.index(),
                        count,
                        statement.sql(),
                        since(start),
                        done.rows()));
        return new StepRun(statement.index(), since(start), done.rows(), null);
    }

    private LedgerRun journalRun(Session session, ScriptFile file) {
        return new LedgerRun(
                UUID.randomUUID().toString(),
                file.shownAs(),
                "",
                "",
                file.source().text(),
                call.workspace().who(session),
                file.script().statements().size(),
                null);
    }

    private Failure refused(ServerException e, ScriptFile file, @Nullable Statement statement) {
        String state =
                file.shownAs()
                        + " was rolled back"
                        + (runs.isEmpty()
                                ? ": the database is as before"
                                : "; the files before it are committed");
        if (call.cancellation().requested()) {
            return new Failure.Cancelled("seed was stopped", state, "seed");
        }
        return new Failure.ServerRefused(
                e.error(),
                statement == null ? null : statement.placeOf(e.error()),
                state,
                "fix the file and seed again");
    }

    private Outcome.RunReport report(RunOutcome outcome, long start, @Nullable Failure failure) {
        return new Outcome.RunReport(VERB, outcome, runs, since(start), failure);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
