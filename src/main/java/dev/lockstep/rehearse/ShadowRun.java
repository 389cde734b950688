package dev.lockstep.rehearse;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.DryRun;
import dev.lockstep.model.DryRun.Rehearsed;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.DryRunReport;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.plan.Plan;
import dev.lockstep.postgres.Session;
import dev.lockstep.project.Migration;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.schema.SchemaSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code dry-run} on a shadow: the plan is executed there, and each statement watched. */
public final class ShadowRun {
    private final ShadowRequest request;
    private final MigrationStates states;
    private final Plan plan;
    private final boolean bothWays;

    /**
     * Of that plan, on a shadow in the state that the ledger tells of.
     *
     * @param bothWays whether each migration is also taken back and applied again
     */
    public ShadowRun(ShadowRequest request, MigrationStates states, Plan plan, boolean bothWays) {
        this.request = request;
        this.states = states;
        this.plan = plan;
        this.bothWays = bothWays;
    }

    /**
     * Runs it.
     *
     * @throws FailureException with {@code GuardRefused} when a way back is wanted and there is
     *     none; when there is no shadow to run it on, as {@link Shadow#at} says
     */
    public DryRunReport run() {
        long started = System.nanoTime();
        if (bothWays) {
            BothWays.requireWayBack(plan);
        }
        List<String> notes = new ArrayList<>(plan.notes());
        List<Migration> history = history(notes);
        List<Migration> coming =
                plan.runs().stream()
                        .map(run -> run.status().files())
                        .filter(Objects::nonNull)
                        .toList();
        List<Rehearsed> runs = new ArrayList<>();
        @Nullable Failure failure = null;
        try (Shadow shadow = Shadow.at(request, history, coming)) {
            notes.addAll(shadow.made().notes());
            Session session = shadow.connections().session("dry-run");
            Set<Long> before = relations(session).keySet();
            Rehearsal rehearsal = new Rehearsal(request, shadow);
            SchemaSnapshot schema = rehearsal.schema();
            failure =
                    bothWays
                            ? new BothWays(rehearsal, states, plan, runs, notes).run()
                            : rehearsal.run(plan, 1, runs);
            DryRun run =
                    new DryRun(
                            outcome(failure),
                            false,
                            "a shadow on " + shadow.made().where(),
                            made(shadow.made()),
                            runs,
                            made(before, session),
                            failure == null ? changes(schema, rehearsal.schema()) : List.of(),
                            List.of(),
                            notes,
                            Duration.ofNanos(System.nanoTime() - started));
            return new DryRunReport(run, failure);
        }
    }

    private static List<String> changes(SchemaSnapshot before, SchemaSnapshot after) {
        return SchemaDiff.of(before, after).differences().stream()
                .map(DifferenceWords::of)
                .toList();
    }

    private static List<String> made(Set<Long> before, Session session) {
        if (!session.isOpen()) {
            return List.of();
        }
        Map<Long, String> now = relations(session);
        now.keySet().removeAll(before);
        return now.values().stream().sorted().toList();
    }

    static Map<Long, String> relations(Session session) {
        Map<Long, String> names = new HashMap<>();
        session.query(
                Catalog.query("relations"), row -> names.put(row.bigint("oid"), row.text("name")));
        return names;
    }

    static RunOutcome outcome(@Nullable Failure failure) {
        return failure == null
                ? RunOutcome.DONE
                : failure instanceof Failure.Cancelled ? RunOutcome.CANCELLED : RunOutcome.FAILED;
    }

    private static String made(Shadow.Made made) {
        int migrations = made.migrations();
        if (migrations == 0) {
            return "made empty, for nothing is applied";
        }
        String count = migrations == 1 ? "1 applied migration" : migrations + " applied migrations";
        if (made.replayed() == 0) {
            return count + " from the cache";
        }
        return made.replayed() == migrations
                ? count + " replayed"
                : "%s, %d of them replayed".formatted(count, made.replayed());
    }

    /** What is applied, in the order in which it was; what has no files cannot be replayed. */
    private List<Migration> history(List<String> notes) {
        List<Migration> history = new ArrayList<>();
        for (MigrationStatus status : states.inDatabase()) {
            Migration files = status.files();
            if (files == null) {
                notes.add(status.name() + " is applied and has no files: the shadow is without it");
            } else {
                history.add(files);
            }
        }
        return history;
    }

    /** Stops what runs there when somebody wishes so. */
    static Cancellation.Registration stoppable(Cancellation cancellation, Session session) {
        return cancellation.onRequest(() -> {
            if (cancellation.abandoned()) {
                session.abandon();
            } else {
                session.cancel();
            }
        });
    }
}
