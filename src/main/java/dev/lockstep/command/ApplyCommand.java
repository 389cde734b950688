package dev.lockstep.command;

import dev.lockstep.apply.Applier;
import dev.lockstep.apply.Workbench;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.model.Stage;
import dev.lockstep.model.Target;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.phase.PhaseGuard;
import dev.lockstep.schema.Fingerprint;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apply}: the way forward. */
@Command(
        name = "apply",
        description = {
            "apply migrations",
            "The next one, or up to the target. Each in a transaction of its own where its",
            "statements allow it; what cannot run in a transaction is journaled and can be resumed.",
            "Asks first, but in development."
        },
        customSynopsis = {
            "apply [next [N] | to M | all | only M] [--atomic] [--accept HAZARD] [--yes]",
            "apply --plan FILE"
        },
        footer = {
            "apply                       the next one",
            "apply next 2",
            "apply to 20260321090000_add_user_avatar",
            "apply all --atomic          all in one transaction, or nothing",
            "apply --accept soak         a contract before its time; unsynced: though rows differ",
            "apply --accept drift        the schema was changed past Lockstep: take it as it is",
            "apply only roles            passes over what lies before; that stays applicable",
            "apply --plan release.plan   exactly what plan --out wrote, or nothing"
        })
final class ApplyCommand implements Verb {
    @Mixin TargetOptions target = new TargetOptions("apply");

    @Option(names = "--atomic", description = "All in one transaction")
    boolean atomic;

    @Option(names = "--plan", paramLabel = "FILE", description = "Apply that plan or refuse")
    @Nullable Path planFile;

    @Option(
            names = "--accept",
            paramLabel = "HAZARD",
            split = ",",
            description = "Take that hazard; or soak, unsynced, drift (see below)")
    List<String> accepted = List.of();

    @Override
    public boolean takes(List<String> words) {
        target.words = words;
        return true;
    }

    @Override
    public Outcome run(Call call) {
        call.refuseInStepMode();
        List<String> hazards =
                accepted.stream().filter(id -> !PhaseGuard.ACCEPTABLE.contains(id)).toList();
        HazardGuard.refuseUnknown(hazards);
        Optional<Target> typed = target.typed(Direction.UP);
        call.needTarget(typed.isPresent() || planFile != null, "apply all · apply next");
        Standing standing = call.workspace().look(call);
        standing.project().requireRunnable();
        PlanFile written = planFile == null ? null : written(call, planFile, typed);
        Target exact =
                written == null
                        ? MigrationNames.exact(
                                call,
                                standing,
                                typed.orElse(new Target.Count(1)),
                                standing.applicable())
                        : planned(standing, written);
        Plan plan = Planner.up(standing.states(), exact);
        Planner.notesOnOtherFiles(standing.states(), plan).forEach(call::note);
        if (plan.runs().isEmpty()) {
            plan.notes().forEach(call::note);
        }
        Map<String, Set<String>> needed = HazardGuard.refuse(call, standing, plan, hazards);
        phases(call, standing, plan)
                .needed()
                .forEach((name, ids) ->
                        needed.computeIfAbsent(name, any -> new TreeSet<>()).addAll(ids));
        String agreed = agreedHash(call, standing, plan);
        Workbench bench =
                call.workspace()
                        .bench(call)
                        .expecting(
                                SchemaLook.expected(
                                        call, standing, accepted, schema(call, written)));
        try {
            return new Applier(bench, needed).apply(exact, atomic, agreed);
        } finally {
            call.workspace().changed();
        }
    }

    /** Whether a column's change may go on; what else to know of it is told before the question. */
    private PhaseGuard.Verdict phases(Call call, Standing standing, Plan plan) {
        PhaseGuard.Verdict verdict =
                PhaseGuard.judge(call.workspace().session(call), standing.states(), plan, accepted);
        verdict.orThrow().notes().forEach(call::note);
        return verdict;
    }

    private static PlanFile written(Call call, Path file, Optional<Target> typed) {
        if (typed.isPresent()) {
            throw new FailureException(
                    new Failure.WrongUsage("--plan says the target itself", "apply --plan FILE"));
        }
        return PlanFile.read(call.workspace().resolve(file));
    }

    /** The schema that it was made on; nothing is expected of that of another database. */
    private static @Nullable Fingerprint schema(Call call, @Nullable PlanFile written) {
        if (written == null || written.schema() == null) {
            return null;
        }
        if (!written.isOf(call.workspace().session(call).facts())) {
            call.note("that plan was made on another database: the schemas are not compared");
            return null;
        }
        return written.schema();
    }

    /** The target of a plan that was written down, if the same plan would be made now. */
    private static Target planned(Standing standing, PlanFile written) {
        String now = Planner.up(standing.states(), written.target()).hash();
        if (!now.equals(written.hash())) {
            throw new FailureException(
                    new Failure.Drift(
                            "files or ledger changed since that plan was written",
                            java.util.List.of("planned " + written.hash(), "now     " + now),
                            "plan, look at it, and write it again with --out"));
        }
        return written.target();
    }

    /**
     * In development nothing is asked; elsewhere a person sees what would run, and that it is
     * refused, before being asked.
     *
     * @return the hash of the plan that was agreed to; null when nobody had to be asked and the
     *     target means the same whoever was at work meanwhile ("next" does not)
     */
    private @Nullable String agreedHash(Call call, Standing standing, Plan plan) {
        Link link = call.workspace().link();
        boolean asks = link.environment().stage() != Stage.DEVELOPMENT;
        if (!asks && planFile == null) {
            return plan.target() instanceof Target.Count ? plan.hash() : null;
        }
        Planner.refusal(standing.states(), plan, standing.project().configuration().outOfOrder())
                .ifPresent(why -> {
                    throw new FailureException(why);
                });
        if (asks && !plan.runs().isEmpty()) {
            call.require(new Question.YesNo(PlanWords.question(plan, link)), "nothing was applied");
        }
        return plan.hash();
    }
}
