package dev.lockstep.plan;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.MigrationState;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Target;
import dev.lockstep.project.Directives;
import dev.lockstep.project.Migration;
import dev.lockstep.project.ScriptFile;
import dev.lockstep.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From how things stand to what would run. Names in targets are exact here. */
public final class Planner {
    private Planner() {}

    /**
     * The way forward. Never refuses because of drift or order: it notes them.
     *
     * @throws dev.lockstep.model.FailureException with {@code SyntaxProblem} or {@code
     *     LayoutProblem} when a script of the plan cannot be read, with {@code WrongUsage} when the
     *     target names none of these migrations
     */
    public static Plan up(MigrationStates states, Target target) {
        AsFarAsReadable readable = upAsFarAsReadable(states, target);
        if (readable.end() != null) {
            throw new FailureException(readable.end());
        }
        return readable.plan();
    }

    /**
     * Those migrations in that order, whatever the ledger says of them: for a database of ours. On
     * the way back those without a down script are left out.
     *
     * @throws dev.lockstep.model.FailureException as {@link #up}
     */
    public static Plan these(MigrationStates states, List<String> names, Direction direction) {
        return these(states, names, direction, Map.of());
    }

    /**
     * The same.
     *
     * @param derived ways back of migrations that have no down script, by their names
     */
    public static Plan these(
            MigrationStates states,
            List<String> names,
            Direction direction,
            Map<String, ScriptFile> derived) {
        List<Plan.Run> runs = new ArrayList<>();
        for (String name : names) {
            MigrationStatus status = require(states, name);
            Migration files = status.files();
            if (files != null) {
                Optional<ScriptFile> file =
                        direction == Direction.UP
                                ? Optional.of(files.up())
                                : wayBack(files, derived);
                file.ifPresent(it -> runs.add(run(runs.size() + 1, status, files, it)));
            }
        }
        return plan(direction, new Target.All(), runs, List.of());
    }

    private static Optional<ScriptFile> wayBack(Migration files, Map<String, ScriptFile> derived) {
        return files.down().or(() -> Optional.ofNullable(derived.get(files.name())));
    }

    /**
     * Those that the target of a rollback means, newest application first.
     *
     * @throws dev.lockstep.model.FailureException as {@link #down}, but not where one has no way
     *     back
     */
    public static List<MigrationStatus> undone(MigrationStates states, Target target) {
        return Backward.choose(states, target);
    }

    /**
     * A way forward up to the first script that cannot be read.
     *
     * @param end why it ends there; null when it is whole
     */
    public record AsFarAsReadable(Plan plan, @Nullable Failure end) {}

    /**
     * The way forward as far as its scripts can be read, to look at.
     *
     * @throws dev.lockstep.model.FailureException with {@code WrongUsage} as {@link #up}
     */
    public static AsFarAsReadable upAsFarAsReadable(MigrationStates states, Target target) {
        List<String> notes = new ArrayList<>(Order.driftNotes(states));
        List<MigrationStatus> chosen = Forward.choose(states, target, notes);
        notes.addAll(Order.outOfOrderNotes(states, chosen, target));
        // Splitting them is most of the work, and each is by itself.
        chosen.parallelStream()
                .flatMap(status -> Stream.ofNullable(status.files()))
                .forEach(files -> files.up().splitAhead());
        List<Plan.Run> runs = new ArrayList<>();
        @Nullable Failure end = null;
        for (MigrationStatus status : chosen) {
            Migration files = status.files();
            try {
                if (files != null) {
                    runs.add(run(runs.size() + 1, status, files, files.up()));
                }
            } catch (FailureException e) {
                end = e.failure();
                notes.add("this plan ends before " + status.name() + ", which cannot be read");
                break;
            }
        }
        notes.addAll(FileNotes.beside(states, chosen));
        return new AsFarAsReadable(plan(Direction.UP, target, runs, notes), end);
    }

    /** Of each that is pending although a newer one is applied, what to say of it. */
    public static Map<String, String> outOfOrder(MigrationStates states) {
        return Order.late(states);
    }

    /** Whether an edited or missing file stops any apply, even where nothing is pending. */
    public static boolean isInTheWay(MigrationStates states) {
        return Order.drift(states).isPresent();
    }

    /** Scripts to be applied soon that cannot be read, besides what the project tells of. */
    public static List<Problem> unreadable(MigrationStates states) {
        return FileNotes.unreadable(states);
    }

    /** What is wrong with files that the plan leaves out, one sentence each. */
    public static List<String> notesOnOtherFiles(MigrationStates states, Plan plan) {
        return FileNotes.beside(states, plan.runs().stream().map(Plan.Run::status).toList());
    }

    /** The way back by down scripts alone, as {@link #down(MigrationStates, Target, Map)}. */
    public static Plan down(MigrationStates states, Target target) {
        return down(states, target, Map.of());
    }

    /**
     * The way back, newest application first.
     *
     * @throws dev.lockstep.model.FailureException with {@code GuardRefused} when one of them has no
     *     way back, naming all such, or when {@code only M} would pull something from under a later
     *     one; with {@code WrongUsage} when the target names none that is applied
     * @param derived ways back of migrations that have no down script, by their names
     */
    public static Plan down(
            MigrationStates states, Target target, Map<String, ScriptFile> derived) {
        List<MigrationStatus> chosen = Backward.choose(states, target);
        Backward.refuseWithoutWayBack(chosen, derived.keySet());
        List<String> notes = new ArrayList<>();
        Backward.baselineNote(states, target, chosen).ifPresent(notes::add);
        List<Plan.Run> runs = new ArrayList<>();
        for (MigrationStatus status : chosen) {
            Migration files = status.files();
            Optional<ScriptFile> down = files == null ? Optional.empty() : wayBack(files, derived);
            if (files != null && down.isPresent()) {
                runs.add(run(runs.size() + 1, status, files, down.get()));
            }
            if (status.state() == MigrationState.DRIFTED) {
                notes.add(
                        status.name()
                                + " was edited after it was applied: see that its way back still"
                                + " fits");
            }
        }
        return plan(Direction.DOWN, target, runs, notes);
    }

    /**
     * Why that plan must not be applied as things stand: drift, a missing or failed migration,
     * order, a directive that nobody knows; empty when it may. A way back is refused for a failed
     * migration and for a directive only.
     */
    public static Optional<Failure> refusal(
            MigrationStates states, Plan plan, boolean outOfOrderAllowed) {
        Optional<Failure> failed =
                FailedRuns.refusal(states, plan).or(() -> unknownDirective(plan));
        if (failed.isPresent() || plan.direction() == Direction.DOWN) {
            return failed;
        }
        Optional<Failure> drift = Order.drift(states);
        if (drift.isPresent() || outOfOrderAllowed) {
            return drift;
        }
        return Order.outOfOrder(states, plan);
    }

    private static Optional<Failure> unknownDirective(Plan plan) {
        return plan.runs().stream()
                .flatMap(run -> Directives.unknown(run.script()).stream())
                .map(Failure.class::cast)
                .findFirst();
    }

    private static Plan plan(
            Direction direction, Target target, List<Plan.Run> runs, List<String> notes) {
        return new Plan(direction, target, PlanHash.of(direction, runs), runs, notes);
    }

    private static Plan.Run run(
            int number, MigrationStatus status, Migration files, ScriptFile file) {
        Script script = file.script();
        int resumeAt = 1;
        if (status.run() != null
                && status.state() == MigrationState.FAILED
                && Resumption.of(status.run(), script) instanceof Resumption.From from) {
            resumeAt = from.statement();
        }
        return new Plan.Run(
                number,
                status,
                file,
                script,
                script.transactional(),
                files.down().isPresent(),
                resumeAt);
    }

    static MigrationStatus require(MigrationStates states, String name) {
        return states.named(name)
                .orElseThrow(() ->
                        new FailureException(
                                new Failure.WrongUsage(
                                        "there is no migration " + name, "status lists them")));
    }
}
