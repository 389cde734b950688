package dev.lockstep.render;

import dev.lockstep.model.Hazard;
import dev.lockstep.model.Hazard.Severity;
import dev.lockstep.model.LintFinding;
import dev.lockstep.model.Outcome.LintReport;
import dev.lockstep.model.Problem;
import java.util.List;

/** What {@code lint} found: for people, or as annotations of a pull request. */
final class LintText {
    private LintText() {}

    static void paint(LintReport report, Page page) {
        List<LintFinding> shown =
                report.findings().stream().filter(each -> isShown(report, each.hazard())).toList();
        if (report.annotations()) {
            report.problems().forEach(problem -> page.line(annotation(problem)));
            shown.forEach(finding -> page.line(annotation(finding)));
            return;
        }
        StatusText.problems(report.problems(), page);
        for (LintFinding finding : shown) {
            Hazard hazard = finding.hazard();
            String accepted = hazard.open() ? "" : "  (accepted: " + hazard.accepted() + ")";
            page.wrapped(
                    2,
                    Span.of(finding.place() + ": "),
                    PlanHazards.severity(hazard),
                    Span.of(" " + hazard.id() + ": " + hazard.message() + accepted));
        }
        page.wrapped(2, Span.of(sum(report, shown)));
    }

    private static boolean isShown(LintReport report, Hazard hazard) {
        return report.allHazards() || (hazard.open() && hazard.severity() != Severity.INFORMATION);
    }

    private static String sum(LintReport report, List<LintFinding> shown) {
        String looked =
                Sizes.count(report.migrations(), "migration", "migrations")
                        + ", "
                        + Sizes.count(report.statements(), "statement", "statements")
                        + ": ";
        return shown.isEmpty()
                ? looked + "no hazards"
                : looked
                        + PlanHazards.sum(shown.stream().map(LintFinding::hazard).toList())
                        + "; help hazard "
                        + shown.getFirst().hazard().id()
                        + " tells more";
    }

    /** As the runner's log commands want it: properties and message escape what ends them. */
    private static String annotation(LintFinding finding) {
        Hazard hazard = finding.hazard();
        String level =
                switch (hazard.severity()) {
                    case ERROR -> "error";
                    case WARNING -> "warning";
                    case INFORMATION -> "notice";
                };
        return "::%s file=%s,line=%d,col=%d,title=%s::%s"
                .formatted(
                        level,
                        property(finding.place().file()),
                        finding.place().position().line(),
                        finding.place().position().column(),
                        property(hazard.id()),
                        data(hazard.message()));
    }

    private static String annotation(Problem problem) {
        String file = problem.file() == null ? "" : " file=" + property(problem.file());
        return "::error" + file + "::" + data(problem.message());
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
