package dev.lockstep.render;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome.PlanReport;
import dev.lockstep.model.PlannedMigration;
import dev.lockstep.model.PlannedStep;
import dev.lockstep.render.Table.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * What would run, in order. A plan of one migration, or with everything shown, lists statements
 * too:
 *
 * <pre>
 *  #  migration                        steps  locks (worst)                   notes
 *  1  20260321090000_add_user_avatar       1  ACCESS EXCLUSIVE on User
 *  2  20260321093000_index_user_email      1  SHARE UPDATE EXCLUSIVE on User  no down script, not transactional
 * next: apply next, or apply all
 *
 *  #  migration                        steps  locks (worst)                   notes
 *  1  20260321093000_index_user_email      1  SHARE UPDATE EXCLUSIVE on User  not transactional
 *     1/1  CREATE INDEX CONCURRENTLY "User_email_idx" ON "User" ("email")
 *          SHARE UPDATE EXCLUSIVE on User · scans User
 * next: apply next
 * </pre>
 */
final class PlanText {
    private PlanText() {}

    static void paint(PlanReport plan, Page page) {
        if (plan.migrations().isEmpty()) {
            page.line(plan.direction() == Direction.UP ? "nothing is pending" : "nothing to undo");
            notes(plan, page);
            refusal(plan, page);
            return;
        }
        page.table(table(plan, page.screen()));
        new PlanHazards(plan).paint(page);
        notes(plan, page);
        if (plan.failure() != null) {
            FailureText.paint(plan.failure(), page);
        } else if (plan.refusal() == null) {
            page.wrapped(6, Span.of("next: " + next(plan)));
        } else {
            refusal(plan, page);
        }
    }

    /** Why it would not run, and instead of the command that would be refused what to do. */
    private static void refusal(PlanReport plan, Page page) {
        Failure refusal = plan.refusal();
        if (refusal == null) {
            return;
        }
        String verb = plan.direction() == Direction.UP ? "apply" : "rollback";
        String where = refusal.place() == null ? "" : " (" + refusal.place() + ")";
        page.block(
                Span.warning("note: "),
                "      ",
                verb + " would refuse: " + refusal.message() + where);
        if (refusal instanceof Failure.Drift drift) {
            drift.differences().forEach(line -> page.block(Span.of("  "), "    ", line));
        }
        page.block(Span.of("next: "), "      ", refusal.next());
    }

    private static Table table(PlanReport plan, Screen screen) {
        boolean up = plan.direction() == Direction.UP;
        boolean listed = plan.migrations().size() == 1 || screen.verbose();
        PlanLocks locks = new PlanLocks(plan);
        Table table =
                new Table(
                        Column.right("#"),
                        Column.name("migration"),
                        Column.right("steps"),
                        Column.remark("locks (worst)"),
                        Column.remark("takes"),
                        Column.remark("notes"));
        for (PlannedMigration migration : plan.migrations()) {
            table.row(
                    Span.of(Integer.toString(migration.number())),
                    Span.of(migration.name()),
                    Span.of(Sizes.count(migration.steps().size())),
                    locks.worst(migration),
                    Span.of(PlanLocks.takes(migration)),
                    Span.of(remarks(migration, up)));
            if (listed) {
                for (PlannedStep step : migration.steps()) {
                    table.below(step(step, migration, screen));
                    String effects = locks.line(step);
                    if (!effects.isEmpty()) {
                        table.below(Span.of("     " + effects));
                    }
                }
            }
        }
        return table;
    }

    private static String remarks(PlannedMigration migration, boolean up) {
        List<String> remarks = new ArrayList<>();
        if (up && !migration.reversible()) {
            remarks.add("no down script");
        }
        if (!migration.transactional()) {
            remarks.add("not transactional");
        }
        if (migration.resumeAt() > 1) {
            remarks.add("resumes at step " + migration.resumeAt());
        }
        if (migration.note() != null && !migration.note().isEmpty()) {
            remarks.add(migration.note());
        }
        return String.join(", ", remarks);
    }

    private static Span step(PlannedStep step, PlannedMigration migration, Screen screen) {
        String number = step.index() + "/" + migration.steps().size() + "  ";
        String done = step.index() < migration.resumeAt() ? "  (done)" : "";
        int room = screen.width() - 5 - number.length() - done.length();
        return Span.of(number + SqlExcerpt.line(step.sql(), room, screen.theme()) + done);
    }

    private static void notes(PlanReport plan, Page page) {
        plan.notes().forEach(note -> page.block(Span.of("note: "), "      ", note));
    }

    private static String next(PlanReport plan) {
        if (plan.direction() == Direction.DOWN) {
            return "rollback " + plan.target();
        }
        if (!plan.target().equals("all")) {
            return "apply " + plan.target();
        }
        return plan.migrations().size() == 1 ? "apply next" : "apply next, or apply all";
    }
}
