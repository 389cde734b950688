package dev.lockstep.render;

import dev.lockstep.model.Outcome.MigrationRun;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import java.util.List;

/**
 * How an apply, a rollback or a seed ended. Its events named each migration as it was done, so one
 * that went well adds nothing; several are summed up, and what went wrong is told in full:
 *
 * <pre>
 * 3 applied in 1.4 s
 *
 * 2 applied in 1.4 s, then 20260322110000_user_roles failed
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
            page.line(count + " in " + Durations.text(run.duration()) + then(run));
        }
        if (run.failure() != null) {
            FailureText.paint(run.failure(), page);
        }
    }

    private static String then(RunReport run) {
        return run.migrations().stream()
                .filter(migration -> migration.outcome() != RunOutcome.DONE)
                .findFirst()
                .map(migration -> ", then " + migration.name() + " " + ended(migration.outcome()))
                .orElse("");
    }

    private static String ended(RunOutcome outcome) {
        return switch (outcome) {
            case DONE -> "was done";
            case FAILED -> "failed";
            case REFUSED -> "was refused";
            case CANCELLED -> "was cancelled";
            case UNKNOWN -> "ended in a way that is not known";
        };
    }

    /** {@code applied}, {@code rolled back}, {@code seeded}: what the verb has done. */
    static String past(String verb) {
        return switch (verb) {
            case "apply" -> "applied";
            case "rollback" -> "rolled back";
            case "seed" -> "seeded";
            default -> "done by " + verb;
        };
    }

    private static String nothing(String verb) {
        return switch (verb) {
            case "apply" -> "nothing is pending";
            case "rollback" -> "nothing to roll back";
            case "seed" -> "there are no seeds";
            default -> "nothing to " + verb;
        };
    }
}
