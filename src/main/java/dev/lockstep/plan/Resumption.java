package dev.lockstep.plan;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.ledger.JournalRun.JournalStep;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape.Recovery;
import java.util.List;

/**
 * What can be done with a run that did not end well, seen against the script as it is now. Pure: it
 * asks no server, so a statement whose outcome only the catalog knows counts as resumable.
 */
sealed interface Resumption {
    /** It can be run (again) from that statement, counted from 1; 1 also when it left nothing. */
    record From(int statement) implements Resumption {}

    /** A statement that was done reads otherwise now, so its place in the file means nothing. */
    record Edited(int statement) implements Resumption {}

    /** Whether something took effect is not known: a person must say. */
    record Unknown(int statement) implements Resumption {}

    /** Judges the run. */
    static Resumption of(JournalRun run, Script script) {
        if (run.outcome().equals("unknown")) {
            return new Unknown(lastStep(run));
        }
        if (startsOver(run)) {
            return new From(1);
        }
        if (run.transactional()) {
            // Failed, and the journal was never told that nothing remained.
            return new Unknown(1);
        }
        List<Statement> statements = script.statements();
        int next = 1;
        for (JournalStep step : run.steps()) {
            boolean same =
                    step.index() <= statements.size()
                            && StatementHash.of(statements.get(step.index() - 1))
                                    .equals(step.hash());
            switch (step.outcome()) {
                case "done" -> {
                    if (!same) {
                        return new Edited(step.index());
                    }
                    next = step.index() + 1;
                }
                case "intended" -> {
                    // Edited since, nobody can say by its new text what the old one did.
                    if (!same) {
                        return new Edited(step.index());
                    }
                    Statement statement = statements.get(step.index() - 1);
                    if (script.recovery(statement) == Recovery.UNDECIDABLE) {
                        return new Unknown(step.index());
                    }
                }
                default -> {
                    // It failed, and its file may be edited for just that reason.
                }
            }
        }
        return new From(next);
    }

    /**
     * Undone whole; or in one transaction that never told its end, which is gone with its session:
     * had it committed, the ledger would say so.
     */
    static boolean startsOver(JournalRun run) {
        return run.leftNothing() || (run.transactional() && run.outcome().equals("running"));
    }

    private static int lastStep(JournalRun run) {
        return run.steps().isEmpty() ? 1 : run.steps().getLast().index();
    }
}
