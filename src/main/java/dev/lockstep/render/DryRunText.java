package dev.lockstep.render;

import dev.lockstep.model.Direction;
import dev.lockstep.model.DryRun;
import dev.lockstep.model.DryRun.Observed;
import dev.lockstep.model.DryRun.Rehearsed;
import dev.lockstep.model.DryRun.Step;
import dev.lockstep.model.Event;
import dev.lockstep.model.LockMode;
import dev.lockstep.model.Outcome.DryRunReport;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.RelationLock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a dry-run came to: one block a migration, a line for each statement, and below it what it
 * was seen to do to relations that the plan does not make itself:
 *
 * <pre>
 * 20260322110000_user_roles in 31 ms
 *   1/2  ALTER TABLE "User" ADD COLUMN "role" "Role"              12 ms
 *        ACCESS EXCLUSIVE on User
 *
 * tried 1 migration on a shadow on PostgreSQL 18.6, the same server: 412 applied migrations from the cache
 * nothing of it stays
 * </pre>
 */
final class DryRunText {
    /** As many lines of how the schema changed. */
    private static final int CHANGES = 20;

    private static final String INDENT = "       ";

    private DryRunText() {}

    static void paint(DryRunReport report, Page page) {
        DryRun run = report.run();
        run.notes().forEach(note -> page.block(Span.of("note: "), "      ", note));
        if (run.migrations().isEmpty() && report.failure() == null) {
            page.line("nothing to try: nothing is pending");
            return;
        }
        for (Rehearsed migration : run.migrations()) {
            migration(migration, run, page);
        }
        changes(run, page);
        page.gap();
        end(run, page);
        if (report.failure() != null) {
            FailureText.paint(report.failure(), page);
        }
    }

    private static void migration(Rehearsed migration, DryRun run, Page page) {
        boolean done = migration.outcome() == RunOutcome.DONE;
        String time = " in " + Durations.text(migration.duration());
        String again = migration.pass() > 1 ? " again" : "";
        String way = migration.direction() == Direction.DOWN ? ", the way back" : again;
        Span failed = done ? Span.EMPTY : Span.error(" failed");
        page.wrapped(2, Span.of(migration.name() + way), failed, Span.of(time));
        for (Step step : migration.steps()) {
            step(migration, step, run, page);
        }
    }

    private static void step(Rehearsed migration, Step step, DryRun run, Page page) {
        StatementLine.done(
                new Event.StatementDone(
                        migration.name(),
                        step.index(),
                        migration.count(),
                        step.sql(),
                        step.duration(),
                        step.rows()),
                page);
        Observed observed = step.observed();
        if (observed != null) {
            facts(observed, run.relations(), page);
        }
        for (String difference : step.differences()) {
            page.block(Span.warning(INDENT + "not as foreseen: "), INDENT, difference);
        }
    }

    /** The strongest lock, and how many others there are; rewrites and scans. */
    private static void facts(Observed observed, List<String> made, Page page) {
        List<RelationLock> locks =
                observed.locks().stream()
                        .filter(lock -> !made.contains(lock.relation()))
                        .sorted(Comparator.comparing(RelationLock::mode).reversed())
                        .toList();
        List<Span> spans = new ArrayList<>();
        if (!locks.isEmpty()) {
            RelationLock worst = locks.getFirst();
            String words = worst.mode().words() + " on " + PlanLocks.shortened(worst.relation());
            spans.add(
                    worst.mode() == LockMode.ACCESS_EXCLUSIVE
                            ? Span.warning(words)
                            : Span.of(words));
            if (locks.size() > 1) {
                spans.add(
                        Span.of(
                                " and "
                                        + Sizes.count(
                                                locks.size() - 1, "other lock", "other locks")));
            }
        }
        others(observed.rewrites(), made, "rewrites ", spans);
        others(
                observed.scans().stream()
                        .filter(each -> !observed.rewrites().contains(each))
                        .toList(),
                made,
                "scans ",
                spans);
        if (observed.walBytes() >= 100_000) {
            add(spans, "WAL " + Sizes.bytes(observed.walBytes()));
        }
        if (!spans.isEmpty()) {
            spans.addFirst(Span.of(INDENT));
            page.wrapped(INDENT.length(), spans.toArray(Span[]::new));
        }
    }

    private static void others(
            List<String> relations, List<String> made, String word, List<Span> spans) {
        relations.stream()
                .filter(relation -> !made.contains(relation))
                .forEach(relation -> add(spans, word + PlanLocks.shortened(relation)));
    }

    private static void add(List<Span> spans, String words) {
        spans.add(Span.of((spans.isEmpty() ? "" : " · ") + words));
    }

    private static void changes(DryRun run, Page page) {
        if (run.changes().isEmpty()) {
            return;
        }
        page.gap();
        page.line("the schema afterwards:");
        int shown = Math.min(CHANGES, run.changes().size());
        for (String change : run.changes().subList(0, shown)) {
            page.block(Span.of("  "), "    ", change);
        }
        if (shown < run.changes().size()) {
            page.line("  and " + Sizes.count(run.changes().size() - shown) + " more");
        }
    }

    private static void end(DryRun run, Page page) {
        long tried = run.migrations().stream().map(Rehearsed::name).distinct().count();
        String made = run.made().isEmpty() ? "" : ": " + run.made();
        page.sentence(
                "tried "
                        + Sizes.count(tried, "migration", "migrations")
                        + " in "
                        + Durations.text(run.duration())
                        + " on "
                        + run.where()
                        + made);
        if (run.leftovers().isEmpty()) {
            page.line("nothing of it stays");
        } else {
            page.line(Span.warning("it was rolled back, but this stays:"));
            run.leftovers().forEach(each -> page.block(Span.of("  "), "  ", each));
        }
        differences(run, page);
    }

    private static void differences(DryRun run, Page page) {
        List<Step> steps = run.migrations().stream().flatMap(m -> m.steps().stream()).toList();
        int differences = steps.stream().mapToInt(step -> step.differences().size()).sum();
        int unseen = steps.stream().mapToInt(step -> step.unseen().size()).sum();
        if (differences > 0) {
            page.wrapped(
                    2,
                    Span.warning(
                            Sizes.count(differences, "thing was", "things were")
                                    + " not as foreseen"),
                    Span.of(": what plan says of it is a mistake of Lockstep's; please report it"));
        }
        if (unseen > 0) {
            page.sentence(
                    Sizes.count(unseen, "thing", "things")
                            + " that plan says had no occasion to show here (--json lists them)");
        }
    }
}
