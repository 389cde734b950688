package dev.lockstep.apply;

import dev.lockstep.model.Outcome.QueryReport;
import dev.lockstep.model.Outcome.StepReport;
import java.time.Duration;

/**
 * Step mode on one migration: an open transaction with a savepoint per statement. Aborts by itself
 * when strong locks are held too long.
 */
public final class Stepper implements AutoCloseable {
    private Stepper() {}

    /** Opens the transaction on that migration (exact name). */
    public static Stepper open(Workbench bench, String migration) {
        throw new UnsupportedOperationException(bench.who() + migration);
    }

    /** How it stands. */
    public StepReport report() {
        throw new UnsupportedOperationException();
    }

    /** Runs the next statement. */
    public StepReport next() {
        throw new UnsupportedOperationException();
    }

    /** Undoes the last statement. */
    public StepReport back() {
        throw new UnsupportedOperationException();
    }

    /** Looks at the half-migrated state: read-only, in a savepoint that is rolled back. */
    public QueryReport sql(String text, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Ends it well: the ledger row and COMMIT; only after the last statement. */
    public StepReport commit() {
        throw new UnsupportedOperationException();
    }

    /** Ends it with nothing changed (but for statements that ran outside the transaction). */
    public StepReport abort(String why) {
        throw new UnsupportedOperationException();
    }

    /** For prompt and status line, from any thread, never waiting. */
    public Glance glance() {
        throw new UnsupportedOperationException();
    }

    /** What the prompt shows of an open step transaction. */
    public record Glance(
            String migration,
            int done,
            int count,
            boolean open,
            Duration age,
            int locks,
            int waiting) {}

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
