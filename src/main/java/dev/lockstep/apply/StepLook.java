package dev.lockstep.apply;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.QueryReport;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TextResult;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape.TransactionUse;
import java.time.Duration;
import java.util.List;

/** A look into an open step transaction that leaves it as it was. */
final class StepLook {
    private StepLook() {}

    static QueryReport at(Session session, String text, int limit) {
        Statement statement = single(text);
        long started = System.nanoTime();
        session.run(
                Sql.of("SAVEPOINT lockstep_look")
                        .then(Sql.of("SET LOCAL transaction_read_only = on")));
        try {
            TextResult result = session.select(statement.sql(), limit);
            return result.report(statement.sql(), Duration.ofNanos(System.nanoTime() - started));
        } catch (ServerException e) {
            throw new FailureException(
                    new Failure.ServerRefused(
                            e.error(),
                            statement.placeOf(e.error()),
                            "the step transaction is still open, as it was",
                            "next, back, commit or abort"));
        } finally {
            if (session.isOpen()) {
                session.run(Sql.of("ROLLBACK TO SAVEPOINT lockstep_look"));
            }
        }
    }

    private static Statement single(String text) {
        List<Statement> statements = Script.split(new SourceText("sql", text)).statements();
        if (statements.size() != 1) {
            throw Stepper.refused("one statement at a time in step mode", "type them one by one");
        }
        Statement statement = statements.getFirst();
        if (statement.shape() instanceof DataShape.Copy copy
                && (copy.fromStdin() || copy.toStdout())) {
            throw Stepper.refused(
                    "COPY from and to this shell is not for step mode",
                    copy.loads() ? "commit or abort first" : "a query shows the same rows: select");
        }
        TransactionUse use = statement.shape().transactionUse();
        if (use == TransactionUse.CONTROL || use == TransactionUse.OUTSIDE) {
            throw Stepper.refused(
                    statement.shape().kind() + " would end the step transaction",
                    "commit or abort (the commands, without a semicolon) end it");
        }
        return statement;
    }
}
