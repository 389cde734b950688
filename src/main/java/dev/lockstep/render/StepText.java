package dev.lockstep.render;

import dev.lockstep.model.Outcome.StepReport;
import dev.lockstep.model.PlannedStep;

/**
 * Step mode after each of its commands: what was said, what is held, what comes next:
 *
 * <pre>
 *   1/2  ALTER TABLE "User" ALTER COLUMN "role" SET NOT NULL
 *   holding ACCESS EXCLUSIVE on "User"
 *   next 2/2  CREATE INDEX ON "User" ("role")
 * </pre>
 */
final class StepText {
    private StepText() {}

    static void paint(StepReport step, Page page) {
        if (!step.said().isBlank()) {
            page.block(Span.EMPTY, "", step.said());
        }
        for (String lock : step.locks()) {
            page.wrapped(4, Span.of("  holding "), Span.of(lock));
        }
        if (step.failure() != null) {
            FailureText.paint(step.failure(), page);
        } else if (step.open()) {
            next(step, page);
        }
    }

    private static void next(StepReport step, Page page) {
        PlannedStep next = step.next();
        if (next == null) {
            page.wrapped(4, Span.of("  all " + step.count() + " done: commit, or back, or abort"));
        } else {
            String label = "  next " + next.index() + "/" + step.count() + "  ";
            int room = Math.max(16, page.screen().width() - label.length());
            page.line(label + SqlExcerpt.line(next.sql(), room, page.theme()));
        }
    }
}
