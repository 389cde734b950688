package dev.lockstep.apply;

import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.plan.Plan;
import java.util.Map;

/**
 * Runs migrations in a database of our own, where no ledger has a say in what may run: exactly as
 * {@link Applier} runs them elsewhere.
 */
public final class Replay {
    private final Workbench bench;

    /** On that database. */
    public Replay(Workbench bench) {
        this.bench = bench;
    }

    /** Runs them until one does not end well. */
    public RunReport run(Plan plan) {
        try (Turn turn = Turn.take(bench, "shadow")) {
            turn.prepare();
            return new Sequence(bench, turn, plan, false, Map.of()).run();
        }
    }
}
