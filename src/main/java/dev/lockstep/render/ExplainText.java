package dev.lockstep.render;

import dev.lockstep.model.Effects;
import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.Estimate;
import dev.lockstep.model.Hazard;
import dev.lockstep.model.LockHolder;
import dev.lockstep.model.LockMode;
import dev.lockstep.model.Outcome.StepExplained;
import dev.lockstep.model.PlannedStep;
import dev.lockstep.model.RelationLock;
import dev.lockstep.model.TableUse;
import dev.lockstep.sql.SecretLiterals;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Everything known about one step. */
final class ExplainText {
    private static final String INDENT = "            ";

    private ExplainText() {}

    static void paint(StepExplained explained, Page page) {
        PlannedStep step = explained.step();
        page.line(explained.number() + "  " + explained.migration());
        page.line("  " + step.file() + ":" + step.line() + ":" + step.column());
        page.block(Span.of("  "), "  ", SecretLiterals.masked(step.sql()));
        fact(
                "runs",
                explained.transactional()
                        ? "in one transaction with its script: locks are held until its end"
                        : "by itself, outside of a transaction",
                page);
        Effects effects = step.effects();
        if (effects != null) {
            effects(effects, page);
        }
        Estimate estimate = step.estimate();
        if (estimate != null) {
            fact("estimate", PlanLocks.range(estimate) + ": " + estimate.basis(), page);
        }
        for (TableUse table : explained.tables()) {
            fact("table", table(table), page);
            table.holders().forEach(holder -> fact("", holder(holder), page));
        }
        for (Hazard hazard : step.hazards()) {
            String accepted = hazard.open() ? "" : "  (accepted: " + hazard.accepted() + ")";
            page.wrapped(
                    2,
                    PlanHazards.severity(hazard),
                    Span.of(" " + hazard.id() + ": " + hazard.message() + accepted));
            if (!hazard.safer().isEmpty()) {
                PlanHazards.safer(hazard, page);
            }
            page.line("  help hazard " + hazard.id());
        }
        if (step.hazards().isEmpty()) {
            page.line("no hazards");
        }
    }

    private static String holder(LockHolder holder) {
        String who = holder.application().isEmpty() ? "" : ", " + holder.application();
        String since =
                holder.seconds() < 0
                        ? ""
                        : " for " + Durations.text(Duration.ofSeconds(holder.seconds()));
        return "locked %s%s by pid %d%s".formatted(holder.mode().words(), since, holder.pid(), who);
    }

    private static void fact(String name, String value, Page page) {
        String label = "  " + name + " ".repeat(INDENT.length() - 2 - name.length());
        page.block(Span.of(label), INDENT, value);
    }

    private static void effects(Effects effects, Page page) {
        for (RelationLock lock : effects.locks()) {
            fact(
                    "locks",
                    lock.mode().words() + " on " + lock.relation() + ": " + waits(lock.mode()),
                    page);
        }
        if (effects.locks().isEmpty() && effects.knows(Aspect.LOCKS)) {
            fact("locks", "none", page);
        }
        fact("rewrites", known(effects.rewrites(), effects.knows(Aspect.REWRITES)), page);
        fact("scans", known(effects.scans(), effects.knows(Aspect.SCANS)), page);
        String gaps =
                effects.gaps().stream()
                        .map(gap ->
                                gap.aspect().name().toLowerCase(Locale.ROOT) + ": " + gap.because())
                        .distinct()
                        .collect(Collectors.joining("\n"));
        if (!gaps.isEmpty()) {
            fact("not known", gaps, page);
        }
    }

    private static String known(List<String> relations, boolean complete) {
        String all = String.join(", ", relations);
        return !all.isEmpty() ? all : complete ? "nothing" : "not known";
    }

    /** PostgreSQL's manual, Explicit Locking: the table of conflicts. */
    private static String waits(LockMode mode) {
        return switch (mode) {
            case ACCESS_SHARE -> "only what wants ACCESS EXCLUSIVE waits";
            case ROW_SHARE -> "only what wants EXCLUSIVE or ACCESS EXCLUSIVE waits";
            case ROW_EXCLUSIVE -> "reads and writes go on; CREATE INDEX and other definitions wait";
            case SHARE_UPDATE_EXCLUSIVE -> "reads and writes go on; VACUUM and definitions wait";
            case SHARE -> "writes wait; reads go on";
            case SHARE_ROW_EXCLUSIVE -> "writes and definitions wait; reads go on";
            case EXCLUSIVE -> "all but plain reads waits";
            case ACCESS_EXCLUSIVE -> "everything waits, reads too";
        };
    }

    private static String table(TableUse table) {
        if (table.isNew()) {
            return table.relation() + ": new in this plan";
        }
        if (!table.isThere()) {
            return table.relation() + ": not there yet";
        }
        if (table.bytes() < 0) {
            return table.relation() + ": size not known";
        }
        String rows = table.rows() < 0 ? "" : ", about " + Sizes.count(table.rows()) + " rows";
        String writes =
                table.writesPerMinute() < 1
                        ? ""
                        : ", "
                                + Sizes.count(Math.round(table.writesPerMinute()))
                                + " writes a minute";
        return table.relation() + ": " + Sizes.bytes(table.bytes()) + rows + writes;
    }
}
