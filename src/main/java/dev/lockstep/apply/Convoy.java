package dev.lockstep.apply;

import dev.lockstep.apply.ConvoyText.Travelled;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.MigrationRun;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.StepRun;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.Replies;
import dev.lockstep.postgres.Reply;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.ServerFacts;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.SessionSettings;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.Statement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Small migrations that travel together: each in a transaction of its own with its own rows, all in
 * one string and so in one round trip. Only the last commit waits for the disk, and for all of
 * them; nothing is told as done before.
 *
 * <p>The server stops at the first that it refuses, and what stands before that is committed. The
 * refused one is not judged here: it left nothing, and {@link TransactionalRun} runs it again, with
 * its waits, retries and words. So nothing may travel here that is long: the limits are short on
 * purpose.
 */
final class Convoy {
    /** A lock that is not free at once is waited for elsewhere. */
    private static final Duration LOCKS = Duration.ofMillis(100);

    /** No statement holds its locks longer than this for nothing. */
    private static final Duration STATEMENTS = Duration.ofMillis(250);

    private final Workbench bench;
    private final Turn turn;
    private final List<Job> jobs;
    private final ConvoyText text;
    private final List<MigrationRun> runs = new ArrayList<>();
    private final long started = System.nanoTime();

    /** Of jobs that {@link Convoys} chose, in the words that it wrote for them. */
    Convoy(Workbench bench, Turn turn, List<Job> jobs, ConvoyText text) {
        this.bench = bench;
        this.turn = turn;
        this.jobs = List.copyOf(jobs);
        this.text = text;
    }

    int size() {
        return jobs.size();
    }

    /** Runs as many as go well. Fewer runs than jobs, and no failure: the next is to go alone. */
    Ended run() {
        List<Travelled> done = List.of();
        try {
            turn.restoreUnderLock(limits(), jobs.getFirst().again());
            Replies replies = send(turn.session());
            done = ConvoyText.committed(replies.done());
            if (replies.end() instanceof ConnectionLostException lost) {
                throw lost;
            }
            if (replies.end() != null) {
                cleanUp();
            }
            if (!done.isEmpty() && done.size() < jobs.size()) {
                waitForTheDisk(jobs.get(done.size() - 1));
            }
        } catch (ConnectionLostException lost) {
            return new Ended(runs, afterLoss(lost, done));
        } catch (FailureException | ServerException beforeTheFirst) {
            return new Ended(List.of(), null);
        }
        for (Travelled travelled : done) {
            tellDone(jobs.get(runs.size()), travelled);
        }
        return new Ended(runs, null);
    }

    private SessionSettings limits() {
        Duration usual = bench.environment().lockTimeout();
        boolean shorter = !usual.isZero() && usual.compareTo(LOCKS) < 0;
        return turn.settings()
                .withLockTimeout(shorter ? usual : LOCKS)
                .withStatementTimeout(STATEMENTS);
    }

    private Replies send(Session session) {
        try (Cancellation.Registration _ = StatementRunner.stoppable(bench, session)) {
            return bench.cancellation().requested()
                    ? new Replies(List.of(), null)
                    : session.each(text.text(title()));
        }
    }

    private String title() {
        return "lockstep: " + jobs.getFirst().name() + " to " + jobs.getLast().name();
    }

    /** A refusal left the transaction that it met open, and what was prepared in place. */
    private void cleanUp() {
        Session session = turn.session();
        Notes.rollBack(session);
        for (String name : text.names()) {
            try {
                session.run(Sql.of("DEALLOCATE " + name));
            } catch (ServerException neverPrepared) {
                // the refusal came before it, or was of its preparation
            }
        }
    }

    /** A commit that waits, behind those that did not: what they wrote is then written too. */
    private void waitForTheDisk(Job last) {
        try {
            turn.session()
                    .run(
                            Sql.of("BEGIN")
                                    .then(Sql.of("RESET synchronous_commit"))
                                    .then(bench.journal().again(last.run().runId()))
                                    .then(Sql.of("COMMIT")));
        } catch (ServerException e) {
            Notes.rollBack(turn.session());
            bench.events()
                    .accept(
                            new Event.Note(
                                    "whether "
                                            + last.name()
                                            + " is on the disk already is not known: "
                                            + e.getMessage()));
        }
    }

    /**
     * Behind BEGIN each statement has two replies, its own and a mark; the last one's mark comes
     * with the journal's row.
     */
    private void tellDone(Job job, Travelled travelled) {
        tellStarted(job);
        List<StepRun> steps = new ArrayList<>();
        List<Statement> statements = job.plan().script().statements();
        List<Reply> replies = travelled.replies();
        long began = microseconds(travelled.began());
        long ended = microseconds(travelled.ended());
        long before = began;
        for (Statement statement : statements) {
            int own = 2 * statement.index() - 1;
            boolean last = statement.index() == statements.size();
            long after = last ? ended : microseconds(replies.get(own + 1));
            StepRun step =
                    new StepRun(
                            statement.index(), took(before, after), replies.get(own).rows(), null);
            tellStep(job, statement, step, replies.get(own).notices());
            steps.add(step);
            before = after;
        }
        done(job, took(began, ended), steps);
    }

    private void tellStarted(Job job) {
        bench.events().accept(job.started());
    }

    private void tellStep(
            Job job, Statement statement, StepRun step, List<Event.ServerNotice> notices) {
        int count = job.plan().script().statements().size();
        String sql = statement.sql();
        bench.events().accept(new Event.StatementStarted(job.name(), step.index(), count, sql));
        notices.forEach(bench.events()::accept);
        bench.events()
                .accept(
                        new Event.StatementDone(
                                job.name(),
                                step.index(),
                                count,
                                sql,
                                step.duration(),
                                step.rows()));
    }

    private void done(Job job, Duration took, List<StepRun> steps) {
        runs.add(new MigrationRun(job.name(), RunOutcome.DONE, took, steps));
        bench.events().accept(new Event.MigrationDone(job.name(), job.direction(), took));
    }

    /** {@code 1763750000.123456}: always with six digits behind the point. */
    private static long microseconds(Reply mark) {
        return Long.parseLong(Objects.requireNonNull(mark.value()).replace(".", ""));
    }

    /** A clock that was put back meanwhile does not make it less than nothing. */
    private static Duration took(long from, long to) {
        return Duration.of(Math.max(0, to - from), ChronoUnit.MICROS);
    }

    /**
     * Looks in order which are committed, also of those that the server told as such: a crash may
     * have lost what did not wait for the disk. The first that is not was in the server's hands, as
     * far as anybody can tell; those behind it were not begun.
     */
    private @Nullable Failure afterLoss(ConnectionLostException lost, List<Travelled> told) {
        ServerFacts before = turn.facts();
        boolean back = false;
        while (runs.size() < jobs.size()) {
            int index = runs.size();
            Job job = jobs.get(index);
            Recovery.Verdict verdict =
                    back
                            ? Recovery.look(bench, turn, job, before)
                            : Recovery.connectAndLook(bench, turn, job);
            back = true;
            switch (verdict) {
                case Recovery.Verdict.Committed c when index < told.size() ->
                        tellDone(job, told.get(index));
                case Recovery.Verdict.Committed c -> {
                    tellStarted(job);
                    Recovery.tellCommitted(bench, job);
                    done(job, elapsed(), List.of());
                }
                case Recovery.Verdict.NotCommitted n -> {
                    return failed(job, undone(job, lost));
                }
                case Recovery.Verdict.Unknown u -> {
                    bench.unsettled().add(unsettled(index, lost, before));
                    return failed(job, u.failure());
                }
            }
        }
        return null;
    }

    private static Failure rolledBack(Job job, ConnectionLostException lost) {
        return Recovery.lost(lost, Failures.rolledBack(job.direction()), job.again());
    }

    private Failure undone(Job job, ConnectionLostException lost) {
        Failure failure = rolledBack(job, lost);
        Notes.write(bench, turn, Undone.words(bench, job, failure, elapsed()));
        return failure;
    }

    private Failure failed(Job job, Failure failure) {
        tellStarted(job);
        bench.events().accept(new Event.MigrationFailed(job.name(), job.direction(), failure));
        runs.add(new MigrationRun(job.name(), Ended.outcomeOf(failure), elapsed(), List.of()));
        return failure;
    }

    private Unsettled.Run unsettled(int index, ConnectionLostException lost, ServerFacts before) {
        Job job = jobs.get(index);
        return new Unsettled.Run(
                job.name(),
                job.outcome(bench),
                Undone.words(bench, job, rolledBack(job, lost), elapsed()),
                Failures.rolledBack(job.direction()),
                before,
                index + 1 < jobs.size() ? unsettled(index + 1, lost, before) : null);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
