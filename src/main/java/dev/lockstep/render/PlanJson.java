package dev.lockstep.render;

import dev.lockstep.model.Effects;
import dev.lockstep.model.Estimate;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Hazard;
import dev.lockstep.model.LockHolder;
import dev.lockstep.model.Outcome.PlanReport;
import dev.lockstep.model.Outcome.StepExplained;
import dev.lockstep.model.PlannedMigration;
import dev.lockstep.model.PlannedStep;
import dev.lockstep.sql.SecretLiterals;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What would run. */
final class PlanJson {
    private PlanJson() {}

    static void plan(PlanReport plan, Json json) {
        json.string("direction", plan.direction().word()).string("target", plan.target());
        json.string("hash", plan.hash());
        json.objects("migrations", plan.migrations(), PlanJson::migration);
        json.strings("notes", plan.notes());
        Failure refusal = plan.refusal();
        if (refusal != null) {
            json.object("refusal", object -> FailureJson.fields(refusal, object));
        }
        FailureJson.errorIfAny(plan.failure(), json);
    }

    private static void migration(PlannedMigration migration, Json json) {
        json.string("name", migration.name());
        json.truth("transactional", migration.transactional());
        json.truth("reversible", migration.reversible());
        json.objects("steps", migration.steps(), PlanJson::step);
        json.number("resumeAt", migration.resumeAt()).string("note", migration.note());
    }

    static void explained(StepExplained explained, Json json) {
        json.string("number", explained.number()).string("migration", explained.migration());
        json.truth("transactional", explained.transactional());
        json.object("step", object -> step(explained.step(), object));
        json.objects(
                "tables",
                explained.tables(),
                (table, object) -> {
                    object.string("relation", table.relation()).truth("isThere", table.isThere());
                    object.truth("isNew", table.isNew());
                    object.number("bytes", table.bytes()).number("rows", table.rows());
                    object.number("writesPerMinute", Math.round(table.writesPerMinute()));
                    object.objects("holders", table.holders(), PlanJson::holder);
                });
    }

    private static void holder(LockHolder holder, Json json) {
        json.number("pid", holder.pid()).string("application", holder.application());
        json.string("mode", holder.mode().words()).number("seconds", holder.seconds());
    }

    static void step(PlannedStep step, Json json) {
        json.number("index", step.index()).string("kind", step.kind());
        json.string("sql", SecretLiterals.masked(step.sql()));
        json.string("file", step.file()).number("line", step.line());
        json.number("column", step.column()).strings("relations", step.relations());
        json.truth("transactional", step.transactional());
        Effects effects = step.effects();
        if (effects != null) {
            effects(effects, json);
            json.objects("hazards", step.hazards(), PlanJson::hazard);
            estimate(step.estimate(), json);
        }
    }

    private static void estimate(@Nullable Estimate estimate, Json json) {
        if (estimate == null) {
            json.nothing("estimate");
            return;
        }
        json.object(
                "estimate",
                object ->
                        object.number("lowMs", estimate.lowMs())
                                .number("highMs", estimate.highMs())
                                .string("basis", estimate.basis()));
    }

    static void hazard(Hazard hazard, Json json) {
        json.string("id", hazard.id()).string("severity", hazard.severity().word());
        json.string("evidence", hazard.evidence().word()).string("message", hazard.message());
        json.string("safer", SecretLiterals.masked(hazard.safer()));
        if (!hazard.open()) {
            json.string("accepted", hazard.accepted());
        }
    }

    private static void effects(Effects effects, Json json) {
        json.objects(
                "locks",
                effects.locks(),
                (lock, object) ->
                        object.string("relation", lock.relation())
                                .string("mode", lock.mode().words()));
        json.object(
                "effects",
                object ->
                        object.strings("rewrites", effects.rewrites())
                                .strings("scans", effects.scans()));
        json.objects(
                "notKnown",
                effects.gaps(),
                (gap, object) ->
                        object.string("aspect", gap.aspect().name().toLowerCase(Locale.ROOT))
                                .string("because", gap.because()));
    }
}
