package dev.lockstep.apply;

import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.ledger.LedgerRun;
import dev.lockstep.ledger.Took;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Event;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.plan.Plan;
import dev.lockstep.postgres.Sql;
import java.util.Objects;
import java.util.Optional;

/**
 * One migration to be applied or undone, and how that is written down.
 *
 * @param count how many this command runs in all
 * @param together whether all of them are one transaction
 * @param again the command that goes on, should it stop
 */
record Job(
        Plan.Run plan,
        Direction direction,
        LedgerRun run,
        int count,
        boolean together,
        String again) {

    String name() {
        return plan.name();
    }

    MigrationStatus status() {
        return plan.status();
    }

    /** {@code apply} or {@code rollback}, as the journal calls it. */
    String what() {
        return direction == Direction.UP ? "apply" : "rollback";
    }

    /** What the ledger says of the migration before this run. */
    Optional<LedgerEntry> entry() {
        return Optional.ofNullable(status().entry());
    }

    /** The words of the ledger that end this run well, for the transaction that ends it. */
    Sql ending(Workbench bench, Took took) {
        return direction == Direction.UP
                ? bench.ledger().applied(run, took)
                : bench.ledger().rolledBack(Objects.requireNonNull(status().entry()), run);
    }

    /** A query of one boolean row {@code done}: whether the end of this run is committed. */
    Sql outcome(Workbench bench) {
        return direction == Direction.UP
                ? bench.ledger().outcome(run.runId())
                : bench.journal().outcome(run.runId());
    }

    /** What the ledger wants written and committed before the first statement. */
    Optional<Sql> beginning(Workbench bench) {
        if (direction == Direction.DOWN) {
            return Optional.empty();
        }
        Optional<Sql> begun = bench.ledger().begun(run);
        Optional<Sql> earlier =
                entry().filter(e -> e.state() == LedgerEntry.State.UNFINISHED)
                        .filter(e -> !e.runId().equals(run.runId()))
                        .flatMap(e -> bench.ledger().withdrawn(e.runId()));
        if (earlier.isPresent() && begun.isPresent()) {
            return Optional.of(earlier.get().then(begun.get()));
        }
        return begun.isPresent() ? begun : earlier;
    }

    /** The journal's words that this run begins, where they are written before it ends. */
    Sql begun(Workbench bench) {
        return bench.journal().begun(run, what(), direction, true);
    }

    /** The journal's words that end a run well which {@link #begun} did not begin. */
    Sql journalEnding(Workbench bench, Took took) {
        return bench.journal().done(run, what(), direction, took);
    }

    /** That it begins. */
    Event started() {
        return new Event.MigrationStarted(
                name(),
                direction,
                plan.number(),
                count,
                plan.script().statements().size(),
                plan.transactional());
    }
}
