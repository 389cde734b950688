package dev.lockstep.apply;

import dev.lockstep.ledger.JournalRun.JournalStep;
import dev.lockstep.model.Outcome.StepRun;
import dev.lockstep.plan.StatementHash;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The journal's rows about the statements of one run. */
record StepRows(Workbench bench, Job job) {
    private static final int LOOKED_BACK = 50;

    /** Before a statement outside a transaction. */
    Sql intended(Statement statement, List<String> indexesBefore) {
        return bench.journal()
                .stepIntended(
                        job.run().runId(),
                        statement.index(),
                        StatementHash.of(statement),
                        indexesBefore);
    }

    /** After it. */
    Sql done(Statement statement, Duration took, long rows) {
        return bench.journal().stepEnded(job.run().runId(), statement.index(), "done", took, rows);
    }

    /** After the server refused it. */
    Sql failed(Statement statement, Duration took) {
        return bench.journal().stepEnded(job.run().runId(), statement.index(), "failed", took, -1);
    }

    /** Both at once, for a statement whose transaction holds the row. */
    Sql whole(StepRun step) {
        Statement statement = job.plan().script().statements().get(step.index() - 1);
        return intended(statement, List.of()).then(done(statement, step.duration(), step.rows()));
    }

    /** Several of them. */
    Sql whole(List<StepRun> steps) {
        return steps.stream().map(this::whole).reduce(Sql::then).orElseThrow();
    }

    /** What the journal knows of the statements of this run. */
    List<JournalStep> known(Session session) {
        return bench.journal().newestRun(session, job.name()).stream()
                .filter(run -> run.runId().equals(job.run().runId()))
                .flatMap(run -> run.steps().stream())
                .toList();
    }

    /**
     * What runs since the last that ended well tried in the place of that statement and did not
     * end, newest first; of this run too.
     */
    List<JournalStep> earlier(Session session, Statement statement) {
        return bench.journal().runs(session, job.name(), LOOKED_BACK).stream()
                .takeWhile(run -> !run.outcome().equals("done") || run.what().equals("resolve"))
                .filter(run -> run.direction() == job.direction())
                .flatMap(run -> run.steps().stream())
                .filter(step -> step.index() == statement.index())
                .filter(step -> !step.outcome().equals("done"))
                .toList();
    }

    /** What the journal knows of one of them. */
    Optional<JournalStep> known(Session session, Statement statement) {
        return known(session).stream()
                .filter(step -> step.index() == statement.index())
                .findFirst();
    }
}
