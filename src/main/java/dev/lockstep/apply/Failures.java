package dev.lockstep.apply;

import dev.lockstep.model.Blocker;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Place;
import dev.lockstep.model.ServerError;
import dev.lockstep.plan.why.Remedy;
import dev.lockstep.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what went wrong to what a person reads: cause, state of the database, way on. */
final class Failures {
    private Failures() {}

    /** The sentence about a migration whose transaction was rolled back whole. */
    static String rolledBack(Direction direction) {
        return direction == Direction.UP
                ? "the transaction was rolled back: the database is as before this migration"
                : "the transaction was rolled back: the migration is still applied";
    }

    /** A statement failed; {@code state} says what is left of the run. */
    static Failure of(
            StatementFailed failed,
            Job job,
            int tries,
            Duration waited,
            String state,
            boolean stop) {
        Statement statement = failed.statement();
        ServerError error = failed.error();
        Place place = statement.placeOf(error);
        if (error.sqlState().equals("57014") && stop) {
            return new Failure.Cancelled("cancelled by you", state, job.again());
        }
        if (LockPolicy.worthAnotherTry(error.sqlState())) {
            return new Failure.LockTimeout(
                    lockMessage(error, failed.blockers()),
                    failed.blockers(),
                    tries,
                    waited,
                    error,
                    place,
                    state,
                    afterLockTimeout(job, failed.blockers()));
        }
        return new Failure.ServerRefused(error, place, state, next(error, job));
    }

    /** The server refused the end of the transaction: a deferred constraint, a full disk. */
    static Failure atCommit(ServerError error, Job job) {
        return new Failure.ServerRefused(
                error, firstPlace(job), rolledBack(job.direction()), next(error, job));
    }

    /** The same, while step mode is open: the way on is another one. */
    static Failure inStepMode(Failure failure) {
        return failure instanceof Failure.ServerRefused refused
                ? new Failure.ServerRefused(
                        refused.server(),
                        refused.place(),
                        refused.databaseState(),
                        "look with sql; then back, or abort, fix the file and step again")
                : failure;
    }

    static Failure cancelled(Job job, String state) {
        return new Failure.Cancelled("cancelled by you", state, job.again());
    }

    private static @Nullable Place firstPlace(Job job) {
        List<Statement> statements = job.plan().script().statements();
        return statements.isEmpty() ? null : statements.getFirst().place();
    }

    private static String lockMessage(ServerError error, List<Blocker> blockers) {
        return switch (error.sqlState()) {
            case "40P01" -> "deadlock with another session, again and again";
            case "40001" -> "could not serialize with other transactions, again and again";
            default ->
                    LockPolicy.wraparoundVacuum(blockers)
                            ? "an autovacuum that prevents wraparound holds the lock, and PostgreSQL"
                                    + " does not cancel it"
                            : "the lock was not to be had";
        };
    }

    private static String afterLockTimeout(Job job, List<Blocker> blockers) {
        if (LockPolicy.wraparoundVacuum(blockers)) {
            return "wait until that autovacuum has ended, then: " + job.again();
        }
        return blockers.isEmpty()
                ? job.again()
                : "when pid " + blockers.getFirst().pid() + " has ended: " + job.again();
    }

    private static String next(ServerError error, Job job) {
        String before = Remedy.before(error.sqlState(), job.plan().transactional());
        return (before.isEmpty() ? "fix the file" : before) + ", then: " + job.again();
    }

    /** The migration's own check failed. */
    static String afterCheck(Job job) {
        return "fix the migration or its check, then: " + job.again();
    }
}
