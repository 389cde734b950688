package dev.lockstep.render;

import dev.lockstep.model.Outcome.Created;
import dev.lockstep.model.Outcome.MigrationRun;
import dev.lockstep.model.Outcome.PhasesCreated;
import dev.lockstep.model.Outcome.QueryReport;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Outcome.StepReport;
import dev.lockstep.model.Outcome.StepRun;
import dev.lockstep.model.PlannedStep;
import dev.lockstep.sql.SecretLiterals;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** What the commands that run something came to. */
final class ChangeJson {
    private ChangeJson() {}

    static void run(RunReport run, Json json) {
        json.string("outcome", run.outcome().word());
        json.objects("migrations", run.migrations(), ChangeJson::migration);
        json.string("verb", run.verb()).millis("durationMs", run.duration());
        FailureJson.errorIfAny(run.failure(), json);
    }

    private static void migration(MigrationRun migration, Json json) {
        json.string("name", migration.name()).string("outcome", migration.outcome().word());
        json.millis("durationMs", migration.duration());
        json.objects("steps", migration.steps(), ChangeJson::step);
    }

    private static void step(StepRun step, Json json) {
        json.number("index", step.index()).millis("durationMs", step.duration());
        json.count("rows", step.rows());
        FailureJson.error(step.error(), json);
    }

    static void stepMode(StepReport report, Json json) {
        json.string("migration", report.migration()).number("done", report.done());
        json.number("count", report.count()).truth("open", report.open());
        json.string("said", report.said());
        PlannedStep next = report.next();
        if (next == null) {
            json.nothing("next");
        } else {
            json.object("next", object -> PlanJson.step(next, object));
        }
        json.strings("locks", report.locks());
        FailureJson.errorIfAny(report.failure(), json);
    }

    static void query(QueryReport query, Json json) {
        json.string("sql", SecretLiterals.masked(query.sql())).string("tag", query.tag());
        json.objects(
                "columns",
                IntStream.range(0, query.columns().size()).boxed().toList(),
                (column, object) -> {
                    object.string("name", query.columns().get(column));
                    object.truth("numeric", query.numeric().get(column));
                });
        json.rows("rows", query.rows()).truth("more", query.more());
        json.count("affected", query.affected()).millis("durationMs", query.duration());
        Path file = query.writtenTo();
        json.string("file", file == null ? null : file.toString());
    }

    static void created(Created created, Json json) {
        files(created, json);
        json.strings("notes", created.notes()).strings("next", created.next());
    }

    static void created(PhasesCreated phases, Json json) {
        json.objects("migrations", phases.migrations(), ChangeJson::files);
        json.strings("notes", phases.notes());
    }

    private static void files(Created created, Json json) {
        json.string("migration", created.migration()).strings("files", created.files());
    }
}
