package dev.lockstep.render;

import dev.lockstep.model.DryRun;
import dev.lockstep.model.DryRun.Observed;
import dev.lockstep.model.DryRun.Rehearsed;
import dev.lockstep.model.DryRun.Step;
import dev.lockstep.model.Outcome.DryRunReport;
import dev.lockstep.sql.SecretLiterals;
import java.util.Locale;

/** What a dry-run came to. */
final class DryRunJson {
    private DryRunJson() {}

    static void fields(DryRunReport report, Json json) {
        DryRun run = report.run();
        json.string("outcome", run.outcome().word());
        json.objects("migrations", run.migrations(), DryRunJson::migration);
        json.string("on", run.live() ? "live" : "shadow");
        json.string("where", run.where()).string("made", run.made());
        json.strings("schema", run.changes());
        json.strings("leftovers", run.leftovers()).strings("notes", run.notes());
        json.millis("durationMs", run.duration());
        FailureJson.errorIfAny(report.failure(), json);
    }

    private static void migration(Rehearsed migration, Json json) {
        json.string("name", migration.name());
        json.string("direction", migration.direction().name().toLowerCase(Locale.ROOT));
        json.number("pass", migration.pass()).string("outcome", migration.outcome().word());
        json.millis("durationMs", migration.duration());
        json.objects("steps", migration.steps(), DryRunJson::step);
    }

    private static void step(Step step, Json json) {
        json.number("index", step.index()).string("sql", SecretLiterals.masked(step.sql()));
        json.millis("durationMs", step.duration()).count("rows", step.rows());
        Observed observed = step.observed();
        if (observed == null) {
            json.nothing("locks").nothing("effects").nothing("walBytes");
        } else {
            json.objects(
                    "locks",
                    observed.locks(),
                    (lock, object) -> {
                        object.string("relation", lock.relation());
                        object.string("mode", lock.mode().words());
                    });
            json.object(
                    "effects",
                    effects -> {
                        effects.strings("rewrites", observed.rewrites());
                        effects.strings("scans", observed.scans());
                    });
            json.count("walBytes", observed.walBytes());
        }
        json.strings("differences", step.differences()).strings("unseen", step.unseen());
        FailureJson.error(step.error(), json);
    }
}
