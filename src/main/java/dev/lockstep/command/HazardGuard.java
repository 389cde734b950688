package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Hazard;
import dev.lockstep.model.Hazard.Severity;
import dev.lockstep.plan.Outlook;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.rule.HazardPages;
import dev.lockstep.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an environment's {@code max_hazard} says of a plan. */
final class HazardGuard {
    private HazardGuard() {}

    /**
     * Refuses a plan with a hazard above the environment's limit that nobody accepted; without a
     * limit the database is not even asked.
     *
     * @param accepted ids of hazards that are accepted wherever they are
     * @return which of them each migration needed
     * @throws FailureException with {@code GuardRefused}
     */
    static Map<String, Set<String>> refuse(
            Call call, Standing standing, Plan plan, List<String> accepted) {
        Optional<Severity> limit = limit(call, standing);
        Map<String, Set<String>> needed = new HashMap<>();
        if (limit.isEmpty() || plan.runs().isEmpty()) {
            return needed;
        }
        Outlook outlook = new LiveOutlook(call.workspace().reading(call), plan);
        List<String> above = new ArrayList<>();
        for (Plan.Run run : plan.runs()) {
            for (Statement statement : run.script().statements()) {
                for (Hazard hazard : outlook.hazards(statement)) {
                    boolean tooMuch = hazard.open() && hazard.severity().compareTo(limit.get()) > 0;
                    if (tooMuch && accepted.contains(hazard.id())) {
                        needed.computeIfAbsent(run.name(), name -> new TreeSet<>())
                                .add(hazard.id());
                    } else if (tooMuch) {
                        above.add(run.name() + ": " + hazard.id() + ": " + hazard.message());
                    }
                }
            }
        }
        if (!above.isEmpty()) {
            throw new FailureException(refusal(call, limit.get(), above));
        }
        return needed;
    }

    /** Refuses an id that nothing is called by. */
    static void refuseUnknown(List<String> accepted) {
        for (String id : accepted) {
            if (!id.equals(SchemaLook.DRIFT) && !HazardPages.ids().contains(id)) {
                throw new FailureException(HelpCommand.noHazard(id));
            }
        }
    }

    private static Failure refusal(Call call, Severity limit, List<String> above) {
        String others = above.size() == 1 ? "" : " (and " + (above.size() - 1) + " more)";
        return new Failure.GuardRefused(
                call.workspace().link().environment().name()
                        + " takes no hazard above "
                        + limit.word()
                        + ": "
                        + above.getFirst()
                        + others,
                Failure.UNCHANGED,
                "plan shows them and safer forms; to take one all the same: --accept HAZARD, or above"
                        + " the statement -- lockstep: accept HAZARD because \"...\"");
    }

    private static Optional<Severity> limit(Call call, Standing standing) {
        Object rule =
                standing.project()
                        .configuration()
                        .rules(call.workspace().link().environment().name())
                        .get("max_hazard");
        return rule == null
                ? Optional.empty()
                : Optional.of(Severity.valueOf(rule.toString().toUpperCase(Locale.ROOT)));
    }
}
