package dev.lockstep.apply;

import dev.lockstep.ledger.Took;
import dev.lockstep.model.Outcome.StepRun;
import dev.lockstep.postgres.Sql;
import java.time.Duration;
import java.util.List;

/** What step mode writes about its migration into the ledger and the journal. */
record StepWriting(Workbench bench, Job job) {
    /** Why step mode is over whose connection ended while nobody typed. */
    static final String ENDED_BY_SERVER = "the server ended it";

    private static final Sql AS_OURSELVES =
            Sql.of("RESET SESSION AUTHORIZATION").then(Sql.of("RESET ROLE"));
    private static final Sql COMMIT = Sql.of("COMMIT");

    private boolean transactional() {
        return job.plan().transactional();
    }

    /** Rows that must be there before the first statement, committed by themselves. */
    Sql begun() {
        Sql rows = bench.journal().begun(job.run(), job.what(), job.direction(), transactional());
        Sql beginning = job.beginning(bench).map(sql -> sql.then(rows)).orElse(rows);
        return Sql.of("BEGIN").then(beginning).then(COMMIT);
    }

    /** Commits what ran since the last commit, in the middle of the migration. */
    Sql part(List<StepRun> uncommitted) {
        return uncommitted.isEmpty()
                ? COMMIT
                : Ourselves.within(new StepRows(bench, job).whole(uncommitted)).then(COMMIT);
    }

    /** Commits the rest of it, done. */
    Sql done(List<StepRun> uncommitted, Duration took) {
        return steps(transactional() ? List.of() : uncommitted)
                .then(job.ending(bench, Took.of(took)))
                .then(bench.journal().ended(job.run().runId(), "done", false, took, null))
                .then(COMMIT);
    }

    private Sql steps(List<StepRun> uncommitted) {
        return uncommitted.isEmpty()
                ? AS_OURSELVES
                : AS_OURSELVES.then(new StepRows(bench, job).whole(uncommitted));
    }

    /** After the transaction was rolled back. */
    Sql cancelled(String why, boolean leftNothing, Duration took) {
        String id = job.run().runId();
        Sql words = bench.journal().ended(id, "cancelled", leftNothing, took, "step mode: " + why);
        return leftNothing ? bench.ledger().withdrawn(id).map(words::then).orElse(words) : words;
    }
}
