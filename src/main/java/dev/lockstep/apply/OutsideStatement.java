package dev.lockstep.apply;

import dev.lockstep.ledger.JournalRun.JournalStep;
import dev.lockstep.model.Outcome.StepRun;
import dev.lockstep.plan.StatementHash;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.Statement;
import java.time.Duration;
import java.util.List;
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
    private List<String> left = List.of();

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
        left = List.of();
        Session session = turn.session();
        Optional<JournalStep> before = known(statement);
        if (before.isPresent() && leftovers.settle(statement, before.get())) {
            session.run(Ourselves.alone(rows.done(statement, Duration.ZERO, -1)));
            return new StepRun(statement.index(), Duration.ZERO, -1, null);
        }
        if (before.isEmpty()) {
            leftovers.clearEarlier(statement, earlier(statement));
        }
        List<String> indexes = leftovers.indexesBefore(statement);
        session.run(Ourselves.alone(rows.intended(statement, indexes)));
        runner.settingsUnknown();
        leftovers.waitForOthers(statement);
        StepRun step;
        try {
            step = runner.run(job.name(), job.plan().script().statements().size(), statement);
        } catch (StatementFailed e) {
            session.run(Ourselves.alone(rows.failed(statement, e.took())));
            JournalStep intent = known(statement).orElseThrow();
            leftovers.cleanUp(statement, intent);
            left = leftovers.left(statement, intent);
            runner.settingsUnknown();
            throw e;
        }
        session.run(Ourselves.alone(rows.done(statement, step.duration(), step.rows())));
        return step;
    }

    /** Invalid indexes that the last try left. */
    List<String> left() {
        return left;
    }

    /** After the connection was lost: what the statement whose end nobody saw has left. */
    void look(Statement statement) {
        known(statement).ifPresent(step -> left = leftovers.left(statement, step));
    }

    /** What earlier runs, or another text in the same place, tried to do there. */
    private List<JournalStep> earlier(Statement statement) {
        return Ourselves.read(turn.session(), () -> rows.earlier(turn.session(), statement));
    }

    /** What the journal knows of this very text: another one that failed in its place is gone. */
    private Optional<JournalStep> known(Statement statement) {
        return Ourselves.read(turn.session(), () -> rows.known(turn.session(), statement))
                .filter(step -> step.hash().equals(StatementHash.of(statement)));
    }
}
