package dev.lockstep.render;

import dev.lockstep.model.Drill;
import dev.lockstep.model.Drill.Act;
import dev.lockstep.model.Drill.Finding;
import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome.DrillReport;

/**
 * What was practised: for each command what the operator sees, and below it how the database is
 * then:
 *
 * <pre>
 * drill: at statement 2 of 2 the transaction turns read-only, as after a failover
 *
 * &gt; apply to 20260322110000_user_roles
 *   1/2  ALTER TABLE "User" ADD COLUMN "role" "Role"              12 ms
 * failed 20260322110000_user_roles
 * error: cannot execute UPDATE in a read-only transaction (25006)
 *   ...
 *   right: the schema is as before
 *
 * went as it should, in 1.2 s on a shadow on PostgreSQL 18.6, the same server
 * </pre>
 */
final class DrillText {
    private DrillText() {}

    static void paint(DrillReport report, Page page) {
        Drill drill = report.drill();
        drill.notes().forEach(note -> page.block(Span.of("note: "), "      ", note));
        page.block(Span.of("drill: "), "       ", drill.injected());
        for (Act act : drill.acts()) {
            page.gap();
            act(act, page);
        }
        page.gap();
        String where = ", in " + Durations.text(drill.duration()) + " on " + drill.where();
        page.wrapped(
                2,
                report.failure() == null
                        ? Span.success("went as it should")
                        : Span.error("did not go as it should"),
                Span.of(where));
        page.line("nothing of it stays");
        if (report.failure() != null) {
            FailureText.paint(report.failure(), page);
        }
    }

    private static void act(Act act, Page page) {
        page.block(Span.of("> "), "  ", act.command());
        for (Event event : act.events()) {
            EventText.paint(event, page);
        }
        if (act.failure() != null) {
            FailureText.paint(act.failure(), page);
        }
        act.findings().forEach(finding -> finding(finding, page));
    }

    private static void finding(Finding finding, Page page) {
        Span label =
                switch (finding.verdict()) {
                    case RIGHT -> Span.success("  right: ");
                    case WRONG -> Span.error("  wrong: ");
                    case TOLD -> Span.of("  note: ");
                };
        page.block(label, "    ", finding.said());
    }
}
