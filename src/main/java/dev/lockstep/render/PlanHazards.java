package dev.lockstep.render;

import dev.lockstep.model.Hazard;
import dev.lockstep.model.Hazard.Severity;
import dev.lockstep.model.Outcome.PlanReport;
import dev.lockstep.model.PlannedMigration;
import dev.lockstep.model.PlannedStep;
import dev.lockstep.sql.SecretLiterals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The hazards of a plan, worst first, each with the step that it belongs to. */
final class PlanHazards {
    /** More than that nobody reads before applying; JSON has all of them. */
    private static final int SHOWN = 30;

    /** A safer form is shown while it is clear what it belongs to. */
    private static final int WITH_SAFER = 5;

    private final PlanReport plan;
    private final List<Line> lines = new ArrayList<>();

    /** One hazard; {@code step} as commands take it: {@code 2.1}. */
    private record Line(String step, Hazard hazard) {
        Severity severity() {
            return hazard.severity();
        }
    }

    PlanHazards(PlanReport plan) {
        this.plan = plan;
        for (PlannedMigration migration : plan.migrations()) {
            for (PlannedStep step : migration.steps()) {
                for (Hazard hazard : step.hazards()) {
                    if (shown(hazard)) {
                        lines.add(new Line(migration.number() + "." + step.index(), hazard));
                    }
                }
            }
        }
        lines.sort(Comparator.comparing(Line::severity).reversed());
    }

    private boolean shown(Hazard hazard) {
        return plan.allHazards() || (hazard.severity() != Severity.INFORMATION && hazard.open());
    }

    void paint(Page page) {
        for (Line line : lines.subList(0, Math.min(SHOWN, lines.size()))) {
            Hazard hazard = line.hazard();
            String accepted = hazard.open() ? "" : "  (accepted: " + hazard.accepted() + ")";
            page.wrapped(
                    2,
                    Span.of(line.step() + " "),
                    severity(hazard),
                    Span.of(" " + hazard.id() + ": " + hazard.message() + accepted));
            if (lines.size() <= WITH_SAFER && !hazard.safer().isEmpty()) {
                safer(hazard, page);
            }
        }
        if (lines.size() > SHOWN) {
            page.line("and " + Sizes.count(lines.size() - SHOWN) + " more: plan --json has all");
        }
        if (!lines.isEmpty()) {
            page.wrapped(
                    2,
                    Span.of(
                            sum(lines.stream().map(Line::hazard).toList())
                                    + "; help hazard "
                                    + lines.getFirst().hazard().id()
                                    + " tells more"));
        }
    }

    /** As it is, for a comment that goes on in the next line is none there. */
    static void safer(Hazard hazard, Page page) {
        String label = "  safer: ";
        for (String line : SecretLiterals.masked(hazard.safer()).lines().toList()) {
            page.line(Span.of(label), Span.of(line));
            label = "         ";
        }
    }

    static Span severity(Hazard hazard) {
        String word = hazard.severity().word();
        return switch (hazard.severity()) {
            case ERROR -> Span.error(word);
            case WARNING -> Span.warning(word);
            case INFORMATION -> Span.quiet(word);
        };
    }

    /** {@code 2 errors, 1 warning}. */
    static String sum(List<Hazard> hazards) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFORMATION)) {
            long count = hazards.stream().filter(each -> each.severity() == severity).count();
            if (count > 0) {
                String plural = count == 1 || severity == Severity.INFORMATION ? "" : "s";
                counts.add(Sizes.count(count) + " " + severity.word() + plural);
            }
        }
        return String.join(", ", counts);
    }
}
