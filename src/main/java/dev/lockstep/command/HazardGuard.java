package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Hazard;
import dev.lockstep.model.Hazard.Severity;
import dev.lockstep.plan.Outlook;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.rule.HazardPages;
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
    private static final int LISTED = 10;
    private static final String ABOVE =
            "or above the statement -- lockstep: accept HAZARD because \"...\"";

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
            for (Hazard hazard : tooMuch(run, outlook, limit.get())) {
                if (accepted.contains(hazard.id())) {
                    needed.computeIfAbsent(run.name(), name -> new TreeSet<>()).add(hazard.id());
                } else {
                    above.add(words(run, hazard));
                }
            }
        }
        if (!above.isEmpty()) {
            String next =
                    "plan shows them and safer forms; to take one all the same: --accept HAZARD, "
                            + ABOVE;
            throw new FailureException(refusal(call, limit.get(), above, next));
        }
        return needed;
    }

    /** What {@link #refuse} would say of a plan whose outlook is known, nothing accepted. */
    static Optional<Failure> foreseen(Call call, Standing standing, Plan plan, Outlook outlook) {
        Optional<Severity> limit = limit(call, standing);
        List<String> above = new ArrayList<>();
        for (Plan.Run run : plan.runs()) {
            limit.ifPresent(most ->
                    tooMuch(run, outlook, most).forEach(hazard -> above.add(words(run, hazard))));
        }
        return above.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        refusal(
                                call,
                                limit.orElseThrow(),
                                above,
                                "write the safer forms; to take one all the same: apply --accept HAZARD, "
                                        + ABOVE));
    }

    private static List<Hazard> tooMuch(Plan.Run run, Outlook outlook, Severity limit) {
        return run.script().statements().stream()
                .flatMap(statement -> outlook.hazards(statement).stream())
                .filter(hazard -> hazard.open() && hazard.severity().compareTo(limit) > 0)
                .toList();
    }

    private static String words(Plan.Run run, Hazard hazard) {
        return run.name() + ": " + hazard.id() + ": " + hazard.message();
    }

    /** Refuses an id that nothing is called by. */
    static void refuseUnknown(List<String> accepted) {
        for (String id : accepted) {
            if (!id.equals(SchemaLook.DRIFT) && !HazardPages.ids().contains(id)) {
                throw new FailureException(HelpCommand.noHazard(id));
            }
        }
    }

    private static Failure refusal(Call call, Severity limit, List<String> above, String next) {
        List<String> listed = above.subList(0, Math.min(LISTED, above.size()));
        String others =
                above.size() == listed.size()
                        ? ""
                        : "\nand " + (above.size() - listed.size()) + " more";
        return new Failure.GuardRefused(
                call.workspace().link().environment().name()
                        + " takes no hazard above "
                        + limit.word()
                        + ": "
                        + String.join("\n", listed)
                        + others,
                Failure.UNCHANGED,
                next);
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
