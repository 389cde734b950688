package dev.lockstep.render;

import com.fasterxml.jackson.core.JsonFactory;
import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.SchemaComparison;
import dev.lockstep.model.SchemaComparison.Change;
import dev.lockstep.sql.SecretLiterals;
import java.time.Instant;
import java.util.List;

/**
 * Turns outcomes and events into JSON. The field names are part of the interface; every shape is
 * described in {@code json.md} beside this class's resources, which a user reads as {@code help
 * json}.
 */
public final class JsonRenderer {
    /** The resource that describes every shape, for {@code help json}. */
    public static final String DESCRIPTION = "/dev/lockstep/render/json.md";

    private final JsonFactory factory = new JsonFactory();

    /** What a command came to: one object, on one line or indented, without an ending. */
    public String outcome(Outcome outcome, boolean pretty) {
        return Json.object(factory, pretty, json -> fields(outcome, json));
    }

    /** One event at that moment: one object on one line, without an ending. */
    public String event(Event event, Instant at) {
        return Json.object(
                factory,
                false,
                json -> {
                    EventJson.fields(event, json);
                    json.time("at", at);
                });
    }

    private static void fields(Outcome outcome, Json json) {
        switch (outcome) {
            case Outcome.Failed failed -> FailureJson.error(failed.failure(), json);
            case Outcome.StatusReport status -> StatusJson.status(status, json);
            case Outcome.EnvironmentsReport report ->
                    json.objects("environments", report.environments(), StatusJson::status);
            case Outcome.PlanReport plan -> PlanJson.plan(plan, json);
            case Outcome.StepExplained step -> PlanJson.explained(step, json);
            case Outcome.Explained why -> WhyJson.fields(why.explanation(), json);
            case Outcome.DriftReport drift -> DriftJson.fields(drift.watch(), json);
            case Outcome.LintReport lint -> lint(lint, json);
            case Outcome.DiffReport diff -> diff(diff.comparison(), json);
            case Outcome.MigrationReport report -> StatusJson.show(report, json);
            case Outcome.LogReport log -> json.objects("runs", log.runs(), StatusJson::run);
            case Outcome.QueryReport query -> ChangeJson.query(query, json);
            case Outcome.RunReport run -> ChangeJson.run(run, json);
            case Outcome.DryRunReport dryRun -> DryRunJson.fields(dryRun, json);
            case Outcome.DrillReport drill -> DrillJson.fields(drill, json);
            case Outcome.Created created -> ChangeJson.created(created, json);
            case Outcome.PhasesCreated phases -> ChangeJson.created(phases, json);
            case Outcome.Recorded recorded -> {
                json.string("verb", recorded.verb()).strings("migrations", recorded.migrations());
                json.string("as", recorded.as()).string("by", recorded.by());
            }
            case Outcome.WasReset reset ->
                    json.string("database", reset.database()).strings("schemas", reset.schemas());
            case Outcome.StepReport step -> ChangeJson.stepMode(step, json);
            case Outcome.Connected connected -> StatusJson.status(connected.status(), json);
            case Outcome.Settings settings ->
                    json.objects(
                            "settings",
                            settings.settings(),
                            (setting, object) -> {
                                object.string("name", setting.name());
                                object.string("value", setting.value());
                                object.string("meaning", setting.meaning());
                            });
            case Outcome.HistoryReport history ->
                    json.objects(
                            "lines",
                            history.lines(),
                            (line, object) -> {
                                object.number("number", line.number());
                                object.string("line", line.line());
                            });
            case Outcome.Text text -> json.string("text", text.text());
            case Outcome.AsJson wanted -> fields(wanted.outcome(), json);
            case Outcome.Done done -> json.strings("lines", done.lines());
            case Outcome.Version which -> json.string("version", which.version());
            case Outcome.Left left -> json.truth("left", true);
        }
    }

    private static void diff(SchemaComparison comparison, Json json) {
        json.string("from", comparison.from()).string("to", comparison.to());
        json.truth("equal", comparison.equal());
        json.objects(
                "differences",
                comparison.differences(),
                (line, object) -> {
                    object.string("object", line.object()).string("kind", line.kind());
                    object.string("change", line.change().word());
                    object.strings("details", masked(line.details()));
                });
        json.strings("notes", comparison.notes());
        json.strings("sql", masked(comparison.statements().stream().map(Change::sql).toList()));
        json.strings(
                "committedFirst",
                masked(
                        comparison.statements().stream()
                                .filter(Change::committedFirst)
                                .map(Change::sql)
                                .toList()));
        json.objects(
                "destructive",
                comparison.statements().stream().filter(Change::destructive).toList(),
                (change, object) ->
                        object.string("sql", SecretLiterals.masked(change.sql()))
                                .string("loses", change.note()));
        json.strings("underivable", comparison.underivable());
        json.strings("notCompared", comparison.notCompared());
    }

    private static List<String> masked(List<String> sql) {
        return sql.stream().map(SecretLiterals::masked).toList();
    }

    private static void lint(Outcome.LintReport lint, Json json) {
        json.number("migrations", lint.migrations()).number("statements", lint.statements());
        json.objects(
                "findings",
                lint.findings(),
                (finding, object) -> {
                    object.string("migration", finding.migration());
                    object.string("file", finding.place().file());
                    object.number("line", finding.place().position().line());
                    object.number("column", finding.place().position().column());
                    PlanJson.hazard(finding.hazard(), object);
                });
        json.objects("problems", lint.problems(), StatusJson::problem);
    }
}
