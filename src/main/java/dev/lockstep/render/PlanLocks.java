package dev.lockstep.render;

import dev.lockstep.model.Effects;
import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.Estimate;
import dev.lockstep.model.LockMode;
import dev.lockstep.model.Outcome.PlanReport;
import dev.lockstep.model.PlannedMigration;
import dev.lockstep.model.PlannedStep;
import dev.lockstep.model.RelationLock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan will lock, in words. Locks of relations that the plan itself makes are nobody's
 * concern and are left out.
 */
final class PlanLocks {
    private static final long WORTH_TELLING_MS = 1_000;

    private static final Set<String> MAKERS =
            Set.of(
                    "CREATE TABLE",
                    "CREATE TABLE AS",
                    "CREATE FOREIGN TABLE",
                    "CREATE VIEW",
                    "CREATE MATERIALIZED VIEW");

    private final Set<String> made = new HashSet<>();

    PlanLocks(PlanReport plan) {
        for (PlannedMigration migration : plan.migrations()) {
            for (PlannedStep step : migration.steps()) {
                if (MAKERS.contains(step.kind()) && !step.relations().isEmpty()) {
                    made.add(step.relations().getFirst());
                }
            }
        }
    }

    /**
     * The strongest lock of a migration and what it is on; empty when it stands in nobody's way.
     */
    Span worst(PlannedMigration migration) {
        @Nullable RelationLock worst = null;
        boolean gap = false;
        for (PlannedStep step : migration.steps()) {
            Effects effects = step.effects();
            if (effects == null) {
                continue;
            }
            gap |= hasGap(step, effects);
            for (RelationLock lock : locks(effects).toList()) {
                if (worst == null || worst.mode().compareTo(lock.mode()) < 0) {
                    worst = lock;
                }
            }
        }
        String words = worst == null ? "" : words(worst);
        if (gap) {
            words = words.isEmpty() ? "not known" : words + ", or more";
        }
        boolean strong = worst != null && worst.mode() == LockMode.ACCESS_EXCLUSIVE;
        return strong ? Span.warning(words) : Span.of(words);
    }

    /**
     * Of one statement: locks, rewrites and scans in one line; empty when there is nothing to say.
     */
    String line(PlannedStep step) {
        Effects effects = step.effects();
        if (effects == null) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        locks(effects).map(PlanLocks::words).forEach(parts::add);
        others(effects.rewrites()).forEach(relation -> parts.add("rewrites " + relation));
        others(effects.scans())
                .filter(relation -> !effects.rewrites().contains(relation))
                .forEach(relation -> parts.add("scans " + relation));
        Estimate estimate = step.estimate();
        if (estimate != null && estimate.highMs() >= WORTH_TELLING_MS) {
            parts.add(range(estimate));
        }
        if (hasGap(step, effects)) {
            parts.add("not known: " + effects.gaps().getFirst().because());
        }
        return String.join(" · ", parts);
    }

    /** All steps of a migration together; empty where that is not worth telling. */
    static String takes(PlannedMigration migration) {
        long low = 0;
        long high = 0;
        for (PlannedStep step : migration.steps()) {
            Estimate estimate = step.estimate();
            low += estimate == null ? 0 : estimate.lowMs();
            high += estimate == null ? 0 : estimate.highMs();
        }
        return high < WORTH_TELLING_MS ? "" : range(new Estimate(low, high, ""));
    }

    /** {@code 1 s to 14 s}. */
    static String range(Estimate estimate) {
        String high = Durations.text(Duration.ofMillis(estimate.highMs()));
        return estimate.lowMs() == 0
                ? "at most " + high
                : Durations.text(Duration.ofMillis(estimate.lowMs())) + " to " + high;
    }

    /** What is not known of tables that the plan itself makes is in nobody's way. */
    private boolean hasGap(PlannedStep step, Effects effects) {
        boolean ours = !step.relations().isEmpty() && made.containsAll(step.relations());
        return !effects.knows(Aspect.LOCKS) && !ours;
    }

    private static String words(RelationLock lock) {
        return lock.mode().words() + " on " + shortened(lock.relation());
    }

    private Stream<RelationLock> locks(Effects effects) {
        return effects.locks().stream().filter(lock -> !made.contains(lock.relation()));
    }

    private Stream<String> others(List<String> relations) {
        return relations.stream()
                .filter(relation -> !made.contains(relation))
                .map(PlanLocks::shortened);
    }

    static String shortened(String relation) {
        return relation.startsWith("public.") ? relation.substring("public.".length()) : relation;
    }
}
