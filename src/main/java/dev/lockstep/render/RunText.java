package dev.lockstep.render;

import dev.lockstep.model.Outcome.MigrationRun;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import java.util.List;

/**
 * How an apply, a rollback or a seed ended. Its events named each migration as it was done or
 * failed, so one that went well adds nothing; several are summed up, and a failure is told in full:
 *
 * <pre>
 * 3 applied in 1.4 s
 *
 * 2 applied in 1.4 s
 * error: ...
 * </pre>
 */
final class RunText {
    private RunText() {}

    static void paint(RunReport run, Page page) {
        List<MigrationRun> done =
                run.migrations().stream().filter(m -> m.outcome() == RunOutcome.DONE).toList();
        if (run.migrations().isEmpty() && run.failure() == null) {
            page.line(nothing(run.verb()));
        }
        if (done.size() > 1 || (!done.isEmpty() && run.failure() != null)) {
            String count = Sizes.count(done.size()) + " " + past(run.verb());
            page.line(count + " in " + Durations.text(run.duration()));
        }
        if (run.failure() != null) {
            FailureText.paint(run.failure(), page);
        }
    }

    /** {@code applied}, {@code rolled back}, {@code seeded}: what the verb has done. */
    private static String past(String verb) {
        return switch (verb) {
            case "apply" -> "applied";
            case "rollback" -> "rolled back";
            case "seed" -> "seeded";
            default -> "done by " + verb;
        };
    }

    private static String nothing(String verb) {
        return switch (verb) {
            case "apply" -> "nothing to apply";
            case "rollback" -> "nothing to roll back";
            case "seed" -> "there are no seeds";
            default -> "nothing to " + verb;
        };
    }
}
