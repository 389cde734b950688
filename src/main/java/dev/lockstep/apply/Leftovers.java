package dev.lockstep.apply;

import dev.lockstep.ledger.JournalRun.JournalStep;
import dev.lockstep.model.Blocker;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.plan.StatementHash;
import dev.lockstep.postgres.Activity;
import dev.lockstep.postgres.AdvisoryLock;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.IndexShape.CreateIndex;
import dev.lockstep.sql.IndexShape.DropIndex;
import dev.lockstep.sql.IndexShape.Reindex;
import dev.lockstep.sql.ServerShape.DatabaseWide;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.StatementShape.LockClass;
import dev.lockstep.sql.TableAction.DetachPartition;
import dev.lockstep.sql.TableShape.AlterTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a statement outside a transaction left behind when it did not end well, and what became of
 * one whose end nobody saw. Asked only with the advisory lock held, so the backend that ran it is
 * gone: whatever the catalog shows now is final.
 */
final class Leftovers {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Workbench bench;
    private final Turn turn;
    private final Job job;
    private final LockPolicy policy;

    Leftovers(Workbench bench, Turn turn, Job job) {
        this.bench = bench;
        this.turn = turn;
        this.job = job;
        this.policy = LockPolicy.of(bench.environment());
    }

    private Session session() {
        return turn.session();
    }

    /** The names of the indexes that must never be taken for ours; empty for other statements. */
    List<String> indexesBefore(Statement statement) {
        return statement.shape() instanceof CreateIndex index
                ? Indexes.of(session(), index.relation()).stream().map(Indexes.Index::name).toList()
                : List.of();
    }

    /**
     * Finds out what became of a statement that an earlier run, or an earlier try, had begun, and
     * clears away what it left half done.
     *
     * @return whether it took effect; false when it is to be run (again)
     * @throws FailureException with {@code OutcomeUnknown} when nothing can tell
     */
    boolean settle(Statement statement, JournalStep step) {
        StatementShape shape = statement.shape();
        return switch (shape) {
            case CreateIndex index -> settleBuild(index, step);
            case DropIndex drop -> Indexes.gone(session(), drop.names());
            case Reindex reindex -> {
                dropReindexLeftovers(reindex);
                yield false;
            }
            case AlterTable table when detached(table).isPresent() ->
                    settleDetach(table, detached(table).get());
            case DatabaseWide wide when wide.recovery() == StatementShape.Recovery.CATALOG ->
                    Databases.tookEffect(session(), wide)
                            .orElseGet(() -> undecidable(statement, step));
            default ->
                    job.plan().script().recovery(statement) != StatementShape.Recovery.REPEAT
                            && undecidable(statement, step);
        };
    }

    /** A refusal that we saw is an answer; only an end that nobody saw is not. */
    private boolean undecidable(Statement statement, JournalStep step) {
        if (step.outcome().equals("failed")) {
            return false;
        }
        throw new FailureException(
                new Failure.OutcomeUnknown(
                        statement.place()
                                + ": an earlier run began this "
                                + statement.shape().kind()
                                + " and nobody saw it end",
                        "it may have taken effect wholly, partly or not",
                        decide(job)));
    }

    /** Nobody but a person can tell. */
    static String decide(Job job) {
        return "look at what it does, then: resolve "
                + job.name()
                + " --applied, or --rolled-back to run it all again";
    }

    /**
     * After a failure of this very try: what it left must not stand in the way of the next. When
     * that cannot be cleared away now, the next apply does it.
     */
    void cleanUp(Statement statement, JournalStep step) {
        try {
            if (statement.shape() instanceof CreateIndex index) {
                dropInvalid(index, step);
            } else if (statement.shape() instanceof Reindex reindex) {
                dropReindexLeftovers(reindex);
            }
        } catch (ServerException e) {
            tell("an invalid index is left, and the next apply drops it: " + e.error().message());
        }
    }

    /** Invalid indexes that such a build made and that are there still. */
    List<String> left(Statement statement, JournalStep step) {
        return statement.shape() instanceof CreateIndex index && index.concurrently()
                ? madeByUs(index, step).stream()
                        .filter(found -> !found.valid())
                        .map(Indexes.Index::toString)
                        .toList()
                : List.of();
    }

    /**
     * Before the first try of a build in this run: an invalid index of its name stands in its way,
     * and is dropped where an earlier run, or the text that stood here before, made it. One of
     * another name is only told.
     *
     * @param earlier what was tried in its place and did not end well
     */
    void clearEarlier(Statement statement, List<JournalStep> earlier) {
        if (!(statement.shape() instanceof CreateIndex index)
                || !index.concurrently()
                || earlier.isEmpty()) {
            return;
        }
        waitForBuilds(index);
        String hash = StatementHash.of(statement);
        boolean sameText = earlier.stream().anyMatch(step -> step.hash().equals(hash));
        for (Indexes.Index found : Indexes.of(session(), index.relation())) {
            boolean ours =
                    !found.valid()
                            && !found.partitioned()
                            && earlier.stream()
                                    .noneMatch(s -> s.indexesBefore().contains(found.name()));
            if (ours && (index.name() == null ? sameText : found.name().equals(index.name()))) {
                drop(found);
            } else if (ours) {
                tell(
                        "invalid index %s is there, and an earlier try may have left it: %s;"
                                .formatted(found, Indexes.dropping(found)));
            }
        }
    }

    private boolean settleBuild(CreateIndex index, JournalStep step) {
        waitForBuilds(index);
        List<Indexes.Index> made = madeByUs(index, step);
        List<Indexes.Index> valid = made.stream().filter(Indexes.Index::valid).toList();
        if (valid.size() > 1) {
            throw new FailureException(
                    new Failure.OutcomeUnknown(
                            "several new indexes on "
                                    + index.relation()
                                    + " could be the one of this migration: "
                                    + valid,
                            "one of them was built by an earlier run",
                            "look at them, then: resolve " + job.name() + " --applied"));
        }
        if (valid.size() == 1) {
            tell("index " + valid.getFirst() + " was built to its end: kept");
            return true;
        }
        dropInvalid(index, step);
        return false;
    }

    /** Indexes on the table that were not there before the build was begun, and look like it. */
    private List<Indexes.Index> madeByUs(CreateIndex index, JournalStep step) {
        return Indexes.of(session(), index.relation()).stream()
                .filter(found -> !step.indexesBefore().contains(found.name()))
                .filter(found -> index.name() == null || found.name().equals(index.name()))
                .filter(found -> found.unique() == index.unique())
                .filter(found -> !found.partitioned())
                .toList();
    }

    private void dropInvalid(CreateIndex index, JournalStep step) {
        if (!index.concurrently()) {
            return;
        }
        madeByUs(index, step).stream().filter(found -> !found.valid()).forEach(this::drop);
    }

    private void dropReindexLeftovers(Reindex reindex) {
        if (reindex.concurrently()) {
            Indexes.reindexLeftovers(session()).forEach(this::drop);
        }
    }

    private void drop(Indexes.Index index) {
        // whoever asked to stop does not want to wait for the transactions that a DROP waits for
        boolean stopping = bench.cancellation().requested();
        Indexes.dropConcurrently(
                session(), index, stopping ? policy.strong() : policy.concurrent());
        tell("invalid index " + index + " was dropped");
    }

    private void tell(String what) {
        bench.events().accept(new Event.Recovered(job.name(), what));
    }

    /** Somebody else may be building on the table; what is invalid now may be valid soon. */
    private void waitForBuilds(CreateIndex index) {
        long started = System.nanoTime();
        while (Indexes.beingBuilt(session(), index.relation())) {
            pauseOrGiveUp(started, "an index is being built on " + index.relation(), List.of());
        }
    }

    private static Optional<DetachPartition> detached(AlterTable table) {
        return table.actions().stream()
                .filter(DetachPartition.class::isInstance)
                .map(DetachPartition.class::cast)
                .filter(DetachPartition::concurrently)
                .findFirst();
    }

    private boolean settleDetach(AlterTable table, DetachPartition detach) {
        return switch (Partitions.state(session(), table.relation(), detach.partition())) {
            case ATTACHED -> false;
            case NO_PARTITION -> true;
            case PENDING -> {
                Partitions.finalizeDetach(session(), table.relation(), detach.partition());
                tell("the interrupted detach of " + detach.partition() + " was finalized");
                yield true;
            }
        };
    }

    /**
     * Before a concurrent statement: names the transactions it will have to wait for, and lets
     * those go first that wait in the server for our advisory lock, for with them it would
     * deadlock.
     */
    void waitForOthers(Statement statement) {
        if (statement.shape().lockClass() != LockClass.CONCURRENT) {
            return;
        }
        long started = System.nanoTime();
        boolean told = false;
        while (true) {
            List<Blocker> waiters = AdvisoryLock.waiters(session(), bench.ledger().keys());
            if (waiters.isEmpty()) {
                break;
            }
            if (!told) {
                tellWaiting(
                        statement, "they wait for our advisory lock and would deadlock", waiters);
                told = true;
            }
            pauseOrGiveUp(started, "other tools wait in the server for our advisory lock", waiters);
        }
        List<Blocker> older = Activity.olderTransactions(session(), session().pid());
        if (!older.isEmpty()) {
            tellWaiting(statement, "these transactions must end first", older);
        }
    }

    private void tellWaiting(Statement statement, String why, List<Blocker> others) {
        bench.events()
                .accept(new Event.WaitingForOthers(job.name(), statement.index(), why, others));
    }

    private void pauseOrGiveUp(long startedNanos, String why, List<Blocker> others) {
        Duration waited = Duration.ofNanos(System.nanoTime() - startedNanos);
        if (waited.compareTo(policy.concurrent()) > 0) {
            throw new FailureException(
                    new Failure.LockTimeout(
                            why,
                            others,
                            1,
                            waited,
                            null,
                            null,
                            "the statement was not begun; what ran before it stays",
                            "when they have ended: " + job.again()));
        }
        if (bench.cancellation().sleep(BETWEEN_LOOKS)) {
            throw new StopRequested();
        }
    }
}
