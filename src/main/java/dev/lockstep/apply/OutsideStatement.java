package dev.lockstep.apply;

import dev.lockstep.ledger.JournalRun.JournalStep;
import dev.lockstep.model.Outcome.StepRun;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs a statement that cannot be in a transaction: intent, statement and outcome are three
 * commits, and where the last is missing the catalog decides what became of the second.
 */
final class OutsideStatement {
    private final Turn turn;
    private final Job job;
    private final StatementRunner runner;
    private final StepRows rows;
    private final Leftovers leftovers;

    OutsideStatement(Workbench bench, Turn turn, Job job, StatementRunner runner) {
        this.turn = turn;
        this.job = job;
        this.runner = runner;
        this.rows = new StepRows(bench, job);
        this.leftovers = new Leftovers(bench, turn, job);
    }

    /**
     * One try. What an earlier one left is settled first, so it may be called again.
     *
     * @throws StatementFailed with an invalid index of ours dropped already
     */
    StepRun run(Statement statement) {
        Session session = turn.session();
        Optional<JournalStep> before = rows.known(session, statement);
        if (before.isPresent() && leftovers.settle(statement, before.get())) {
            session.run(rows.done(statement, Duration.ZERO, -1));
            return new StepRun(statement.index(), Duration.ZERO, -1, null);
        }
        if (before.isEmpty()) {
            session.run(rows.intended(statement, leftovers.indexesBefore(statement)));
        }
        runner.settingsUnknown();
        leftovers.waitForOthers(statement);
        StepRun step;
        try {
            step = runner.run(job.name(), job.plan().script().statements().size(), statement);
        } catch (StatementFailed e) {
            session.run(rows.failed(statement, e.took()));
            leftovers.cleanUp(statement, rows.known(session, statement).orElseThrow());
            runner.settingsUnknown();
            throw e;
        }
        session.run(rows.done(statement, step.duration(), step.rows()));
        return step;
    }
}
