package dev.lockstep.render;

import dev.lockstep.model.Drill;
import dev.lockstep.model.Drill.Act;
import dev.lockstep.model.Outcome.DrillReport;

/** What was practised. */
final class DrillJson {
    private DrillJson() {}

    static void fields(DrillReport report, Json json) {
        Drill drill = report.drill();
        json.string("outcome", drill.outcome().word()).string("migration", drill.migration());
        json.truth("transactional", drill.transactional()).number("statements", drill.count());
        json.object(
                "fault",
                fault -> {
                    fault.string("kind", drill.fault().word());
                    if (drill.statement() == 0) {
                        fault.nothing("statement");
                    } else {
                        fault.number("statement", drill.statement());
                    }
                    fault.string("injected", drill.injected());
                });
        json.objects("acts", drill.acts(), DrillJson::act);
        json.string("where", drill.where()).strings("notes", drill.notes());
        json.millis("durationMs", drill.duration());
        FailureJson.errorIfAny(report.failure(), json);
    }

    private static void act(Act act, Json json) {
        json.string("command", act.command()).string("outcome", act.outcome().word());
        json.objects("events", act.events(), EventJson::fields);
        FailureJson.error(act.failure(), json);
        json.objects(
                "findings",
                act.findings(),
                (finding, object) ->
                        object.string("verdict", finding.verdict().word())
                                .string("said", finding.said()));
    }
}
