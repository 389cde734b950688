package dev.lockstep.apply;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TextResult;
import dev.lockstep.postgres.Sql;
import dev.lockstep.project.Migration;
import dev.lockstep.project.ScriptFile;
import dev.lockstep.sql.Statement;
import java.util.Optional;

/**
 * A migration's own check, {@code verify.sql}: an error or a row means that it is not as it should
 * be.
 */
final class Verification {
    private Verification() {}

    /**
     * Runs the check where there is one, in the transaction that is open (or outside, after a
     * migration that ran outside one).
     *
     * @param state of the database when the check fails
     * @param next what to do then
     * @throws FailureException with {@code ServerRefused} or {@code NotVerified} naming the row
     */
    static void check(Session session, Job job, String state, String next) {
        Migration files = job.status().files();
        if (job.direction() == Direction.DOWN || files == null) {
            return;
        }
        Optional<ScriptFile> verify = files.verify();
        if (verify.isEmpty()) {
            return;
        }
        for (Statement statement : verify.get().script().statements()) {
            TextResult result;
            try {
                result = session.select(statement.sql(), 1);
            } catch (ServerException e) {
                throw new FailureException(
                        new Failure.ServerRefused(
                                e.error(), statement.placeOf(e.error()), state, next));
            }
            if (!result.rows().isEmpty()) {
                throw new FailureException(
                        new Failure.NotVerified(
                                "not verified: the check returned the row "
                                        + result.rows().getFirst(),
                                statement.place(),
                                state,
                                next));
            }
        }
    }

    /** The same in step mode: a check that fails must not take the open transaction with it. */
    static void checkInSavepoint(Session session, Job job, String state) {
        session.run(Sql.of("SAVEPOINT lockstep_check"));
        try {
            check(session, job, state, "look with SQL, then back or abort");
        } catch (FailureException e) {
            session.run(Sql.of("ROLLBACK TO SAVEPOINT lockstep_check"));
            throw e;
        }
    }
}
