package dev.lockstep.apply;

import dev.lockstep.ledger.LedgerRun;
import dev.lockstep.model.Failure;
import dev.lockstep.postgres.Sql;
import java.time.Duration;
import java.util.Optional;

/** What ledger and journal say of a run in a transaction of which nothing remained. */
final class Undone {
    private Undone() {}

    static Sql words(Workbench bench, Job job, Failure failure, Duration elapsed) {
        LedgerRun run = job.run();
        String outcome = failure instanceof Failure.Cancelled ? "cancelled" : "failed";
        Sql ended =
                Incidents.beside(
                        bench.journal()
                                .ended(run.runId(), outcome, true, elapsed, failure.message()),
                        bench,
                        job,
                        failure);
        Sql journal = job.beginning(bench).isPresent() ? ended : job.begun(bench).then(ended);
        Optional<Sql> ledger =
                failure instanceof Failure.ServerRefused
                        ? bench.ledger().failed(run, 0, failure.message())
                        : bench.ledger().withdrawn(run.runId());
        return ledger.map(sql -> sql.then(journal)).orElse(journal);
    }
}
