package dev.lockstep.rehearse;

import dev.lockstep.apply.Applier;
import dev.lockstep.apply.Rollback;
import dev.lockstep.apply.Workbench;
import dev.lockstep.model.Drill;
import dev.lockstep.model.Drill.Act;
import dev.lockstep.model.Drill.Fault;
import dev.lockstep.model.Drill.Finding;
import dev.lockstep.model.Drill.Verdict;
import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.MigrationState;
import dev.lockstep.model.Outcome.DrillReport;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.SessionSettings;
import dev.lockstep.project.DriftRule;
import dev.lockstep.project.Environment;
import dev.lockstep.project.Layout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code drill}: a failure on a shadow, with the engine that apply and rollback use everywhere, and
 * then the way on and the way back. A first shadow is where the migration runs as it is: what it
 * leaves there is what the second one, where things go wrong, is measured by.
 */
public final class DrillRun {
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(3);

    private final ShadowRequest request;
    private final DrillWish wish;
    private final DrillHistory history;
    private final List<Act> acts = new ArrayList<>();
    private final long started = System.nanoTime();
    private @Nullable Failure failure;

    /**
     * Of one migration.
     *
     * @throws FailureException with {@code GuardRefused} where it has no files
     */
    public DrillRun(ShadowRequest request, MigrationStates states, DrillWish wish) {
        this.request = request;
        this.wish = wish;
        this.history = DrillHistory.of(states, wish.migration());
    }

    /** The migration without any fault: what it begins from, is half-way, and comes to. */
    private record Undisturbed(
            DrillScene scene, ShadowState before, ShadowState halfway, ShadowState after) {}

    /**
     * Runs it.
     *
     * @throws FailureException when there is no shadow to run it on, as {@link Shadow#at} says;
     *     {@code GuardRefused} where the fault cannot meet that statement; {@code Cancelled}
     */
    public DrillReport run() {
        List<String> notes = new ArrayList<>(history.notes());
        if (request.project().layout() == Layout.PRISMA) {
            notes.add(
                    "the shadow's ledger is Lockstep's own: on the database itself, Prisma's table"
                            + " gets its row before the run, and keeps that of a failed one");
        }
        try (Shadow shadow = shadow()) {
            notes.addAll(shadow.made().notes());
            DrillScene scene;
            try (Session observer = observer(shadow)) {
                scene = DrillScene.choose(request, observer, wish);
                Undisturbed undisturbed = undisturbed(shadow, observer, scene);
                if (undisturbed == null) {
                    return report(scene, shadow, notes);
                }
                return disturbed(undisturbed, notes);
            }
        }
    }

    private Shadow shadow() {
        return Shadow.at(request, history.before(), List.of(history.migration()));
    }

    private Session observer(Shadow shadow) {
        return Session.open(
                shadow.target(),
                "lockstep drill",
                SessionSettings.migrations(
                        request.environment().timeZone(), request.environment().lockTimeout()));
    }

    private ShadowState look(Session observer) {
        return ShadowState.read(request, observer, wish.migration());
    }

    // --- without a fault

    /** Null where it fails by itself, which is then the only act. */
    private @Nullable Undisturbed undisturbed(Shadow shadow, Session observer, DrillScene scene) {
        ShadowState before = look(observer);
        List<ShadowState> halfway = new ArrayList<>();
        DrillEvents events =
                new DrillEvents(event -> {
                    if (!scene.run().transactional()
                            && event instanceof Event.StatementStarted at
                            && at.index() == scene.statement()
                            && halfway.isEmpty()) {
                        halfway.add(look(observer));
                    }
                });
        RunReport report = apply(shadow, scene, events, false);
        stopWhereCancelled(report);
        ShadowState after = look(observer);
        if (report.failure() != null) {
            failure = report.failure();
            StateComparison found = new StateComparison();
            found.add(Verdict.WRONG, "it fails by itself: there is nothing to inject");
            afterFailure(scene, found, before, null, after);
            add("apply " + words(scene.target()), report, events, found);
            return null;
        }
        ShadowState partly =
                scene.run().transactional()
                        ? before
                        : halfway.isEmpty() ? after : halfway.getFirst();
        return new Undisturbed(scene, before, partly, after);
    }

    // --- with it

    private DrillReport disturbed(Undisturbed undisturbed, List<String> notes) {
        DrillScene scene = undisturbed.scene();
        try (Shadow shadow = shadow();
                Session observer = observer(shadow)) {
            if (meet(shadow, observer, undisturbed)) {
                boolean applied = look(observer).ledger() == MigrationState.APPLIED;
                if (applied || goOn(shadow, observer, undisturbed)) {
                    goBack(shadow, observer, undisturbed);
                }
            }
            return report(scene, shadow, notes);
        }
    }

    /** Whether there is a way on from there. */
    private boolean meet(Shadow shadow, Session observer, Undisturbed undisturbed) {
        DrillScene scene = undisturbed.scene();
        DrillEvents events = new DrillEvents(this::forward);
        Injection injection = new Injection(scene, request, shadow, events);
        RunReport report;
        try (injection) {
            report = apply(shadow, scene, injection, scene.stays());
        }
        stopWhereCancelled(report);
        StateComparison found = new StateComparison();
        ShadowState now = look(observer);
        boolean wanted = scene.fault() != Fault.LOCK_HELD || scene.stays();
        if (!injection.struck()) {
            found.add(Verdict.WRONG, "it did not come about that " + scene.injected());
        } else if (wanted != (report.failure() != null)) {
            found.add(
                    Verdict.WRONG,
                    wanted ? "it went through all the same" : "it failed all the same");
        }
        if (report.failure() == null) {
            afterSuccess(undisturbed, found, now);
        } else {
            afterFailure(scene, found, undisturbed.before(), undisturbed.halfway(), now);
        }
        boolean unknown = report.failure() instanceof Failure.OutcomeUnknown;
        if (unknown) {
            found.add(Verdict.TOLD, "from here only a person can tell what is right: resolve");
        }
        add("apply " + words(scene.target()), report, events, found);
        return !unknown;
    }

    private boolean goOn(Shadow shadow, Session observer, Undisturbed undisturbed) {
        DrillEvents events = new DrillEvents(this::forward);
        RunReport report = apply(shadow, undisturbed.scene(), events, false);
        stopWhereCancelled(report);
        StateComparison found = new StateComparison();
        ShadowState now = look(observer);
        if (report.failure() == null) {
            afterSuccess(undisturbed, found, now);
        } else {
            found.add(Verdict.WRONG, "it does not go on from there");
        }
        add("apply " + words(undisturbed.scene().target()), report, events, found);
        return report.failure() == null;
    }

    private void goBack(Shadow shadow, Session observer, Undisturbed undisturbed) {
        if (history.migration().down().isEmpty()) {
            StateComparison found = new StateComparison();
            found.add(Verdict.TOLD, "there is no way back to rehearse: it has no down.sql");
            acts.add(new Act("rollback", RunOutcome.REFUSED, List.of(), null, found.findings()));
            return;
        }
        DrillEvents events = new DrillEvents(this::forward);
        RunReport report =
                new Rollback(bench(shadow, events, false)).rollback(new Target.Count(1), null);
        stopWhereCancelled(report);
        StateComparison found = new StateComparison();
        if (report.failure() == null) {
            ShadowState now = look(observer);
            found.schema(undisturbed.before(), now, "as before the migration");
            found.contents(undisturbed.before(), now, "as before the migration", Verdict.TOLD);
            found.ledger(now, now.ledger() == MigrationState.ROLLED_BACK);
        } else {
            found.add(Verdict.WRONG, "it does not go back");
        }
        add("rollback", report, events, found);
    }

    // --- how it is then

    /** What a failed run leaves; {@code halfway} is null where nobody knows what it should be. */
    private static void afterFailure(
            DrillScene scene,
            StateComparison found,
            ShadowState before,
            @Nullable ShadowState halfway,
            ShadowState now) {
        if (scene.run().transactional()) {
            found.schema(before, now, "as before");
            found.contents(before, now, "as before", Verdict.WRONG);
        } else {
            found.left(before, now);
            if (halfway != null) {
                String as = "what the statements before it make";
                found.schema(halfway, now, as);
                found.counts(halfway, now, as);
            }
        }
        found.ledger(now, now.ledger() != MigrationState.APPLIED);
    }

    private static void afterSuccess(
            Undisturbed undisturbed, StateComparison found, ShadowState now) {
        String as = "that of a run without any failure";
        found.schema(undisturbed.after(), now, as);
        found.counts(undisturbed.after(), now, as);
        found.ledger(now, now.ledger() == MigrationState.APPLIED);
    }

    // --- the engine

    private RunReport apply(Shadow shadow, DrillScene scene, EventSink events, boolean impatient) {
        return new Applier(bench(shadow, events, impatient)).apply(scene.target(), false, null);
    }

    private Workbench bench(Shadow shadow, EventSink events, boolean impatient) {
        Workbench bench = shadow.workbench(events);
        Environment its = bench.environment();
        boolean shorten = impatient && its.lockPatience().compareTo(SHORT_PATIENCE) > 0;
        return new Workbench(
                bench.connections(),
                bench.files(),
                bench.ledger(),
                bench.journal(),
                new Environment(
                        its.name(),
                        its.stage(),
                        its.stageDeclared(),
                        its.url(),
                        its.timeZone(),
                        its.lockTimeout(),
                        shorten ? SHORT_PATIENCE : its.lockPatience(),
                        its.stepWarnAfter(),
                        its.stepAbortAfter(),
                        DriftRule.IGNORE),
                bench.outOfOrderAllowed(),
                bench.who(),
                bench.events(),
                bench.questions(),
                bench.cancellation(),
                bench.unsettled(),
                bench.clock(),
                bench.schema());
    }

    /** What only says that something is being done. */
    private void forward(Event event) {
        if (event instanceof Event.MigrationStarted || event instanceof Event.StatementStarted) {
            request.events().accept(event);
        }
    }

    private void stopWhereCancelled(RunReport report) {
        if (request.cancellation().requested() || report.failure() instanceof Failure.Cancelled) {
            throw new FailureException(
                    new Failure.Cancelled("cancelled by you", Failure.UNCHANGED, ""));
        }
    }

    // --- the report

    private static String words(Target target) {
        return switch (target) {
            case Target.Only only -> "only " + only.name();
            case Target.To to -> "to " + to.name();
            case Target.Count count -> "next";
            case Target.All all -> "all";
        };
    }

    private void add(String command, RunReport report, DrillEvents events, StateComparison found) {
        acts.add(
                new Act(
                        command,
                        report.outcome(),
                        events.lasting(),
                        report.failure(),
                        found.findings()));
    }

    private DrillReport report(DrillScene scene, Shadow shadow, List<String> notes) {
        if (scene.stays() && scene.fault() == Fault.LOCK_HELD) {
            notes.add("the patience of apply was cut short, to 3 s at most");
        }
        if (failure == null) {
            failure = wrong(scene);
        }
        Drill drill =
                new Drill(
                        failure == null ? RunOutcome.DONE : RunOutcome.FAILED,
                        wish.migration(),
                        scene.run().transactional(),
                        scene.run().script().statements().size(),
                        scene.fault(),
                        scene.statement(),
                        scene.injected(),
                        "a shadow on " + shadow.made().where(),
                        acts,
                        notes,
                        Duration.ofNanos(System.nanoTime() - started));
        return new DrillReport(drill, failure);
    }

    private @Nullable Failure wrong(DrillScene scene) {
        List<String> wrong =
                acts.stream()
                        .flatMap(act -> act.findings().stream())
                        .filter(finding -> finding.verdict() == Verdict.WRONG)
                        .map(Finding::said)
                        .toList();
        if (wrong.isEmpty()) {
            return null;
        }
        return new Failure.NotVerified(
                "the drill did not go as it should: " + String.join("; ", wrong),
                scene.run().script().statements().getFirst().place(),
                Rehearsal.ONLY_HERE,
                "look at "
                        + Objects.requireNonNull(scene.run().file()).shownAs()
                        + ", then: drill");
    }
}
