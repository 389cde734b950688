package dev.lockstep.render;

import dev.lockstep.model.MigrationLine;
import dev.lockstep.model.Outcome.Counts;
import dev.lockstep.model.Outcome.MigrationReport;
import dev.lockstep.model.Outcome.ServerReport;
import dev.lockstep.model.Outcome.StatusReport;
import dev.lockstep.model.Problem;
import dev.lockstep.model.RunLine;
import dev.lockstep.model.ScriptText;
import dev.lockstep.sql.SecretLiterals;
import org.jspecify.annotations.Nullable;

/** What the commands that look came to. */
final class StatusJson {
    private StatusJson() {}

    static void status(StatusReport status, Json json) {
        json.string("project", status.project()).string("environment", status.environment());
        json.string("stage", status.stage().word());
        ServerReport server = status.server();
        if (server == null) {
            json.nothing("server");
        } else {
            json.object("server", object -> server(server, object));
        }
        json.string("layout", status.layout()).string("ledger", status.ledger());
        Counts counts = status.counts();
        if (counts == null) {
            json.nothing("counts");
            json.objects("migrations", status.migrations(), StatusJson::unknown);
        } else {
            json.object("counts", object -> counts(counts, object));
            json.objects("migrations", status.migrations(), StatusJson::migration);
        }
        json.objects("problems", status.problems(), StatusJson::problem);
        FailureJson.errorIfAny(status.failure(), json);
    }

    private static void server(ServerReport server, Json json) {
        json.string("version", server.version()).string("host", server.host());
        json.number("port", server.port()).string("database", server.database());
        json.string("user", server.user()).string("tls", server.tls());
        json.string("proxy", server.proxy());
    }

    private static void counts(Counts counts, Json json) {
        json.number("applied", counts.applied()).number("pending", counts.pending());
        json.number("drifted", counts.drifted()).number("failed", counts.failed());
        json.number("missing", counts.missing());
    }

    private static void migration(MigrationLine line, Json json) {
        migration(line, line.state().word(), json);
    }

    /** Where nobody knows how it stands, a word for that would be a guess. */
    private static void unknown(MigrationLine line, Json json) {
        migration(line, null, json);
    }

    private static void migration(MigrationLine line, @Nullable String state, Json json) {
        json.string("name", line.name()).string("state", state);
        json.string("kind", line.kind().word()).time("appliedAt", line.appliedAt());
        json.string("checksum", line.checksum()).truth("reversible", line.reversible());
        json.string("appliedBy", line.appliedBy()).string("note", line.note());
    }

    static void problem(Problem problem, Json json) {
        json.string("migration", problem.migration()).string("message", problem.message());
        json.string("file", problem.file()).string("next", problem.next());
    }

    static void show(MigrationReport report, Json json) {
        json.object("migration", object -> migration(report.migration(), object));
        json.string("directory", report.directory());
        json.objects("scripts", report.scripts(), StatusJson::script);
        json.objects("runs", report.runs(), StatusJson::run);
        json.string("log", report.log());
    }

    private static void script(ScriptText script, Json json) {
        json.string("role", script.role()).string("file", script.file());
        json.number("statements", script.statements());
        json.string("text", SecretLiterals.masked(script.text()));
    }

    static void run(RunLine run, Json json) {
        json.time("at", run.at()).string("what", run.what()).string("migration", run.migration());
        json.string("outcome", run.outcome()).millis("durationMs", run.duration());
        json.string("by", run.by()).string("note", run.note());
    }
}
