package dev.lockstep.render;

import dev.lockstep.model.Event;
import dev.lockstep.sql.SecretLiterals;

/** The fields of one event; its name comes first, as {@code event}. */
final class EventJson {
    private EventJson() {}

    static void fields(Event event, Json json) {
        switch (event) {
            case Event.WaitingForTurn waiting -> {
                json.string("event", "waitingForTurn").millis("waitedMs", waiting.waited());
                json.object("holder", holder -> FailureJson.blocker(waiting.holder(), holder));
            }
            case Event.MigrationStarted started -> migrationStarted(started, json);
            case Event.StatementStarted started -> {
                json.string("event", "statementStarted");
                statement(started.migration(), started.index(), started.count(), json);
                json.string("sql", SecretLiterals.masked(started.sql()));
            }
            case Event.StatementProgress progress -> progress(progress, json);
            case Event.StatementDone done -> statementDone(done, json);
            case Event.StatementSkipped skipped -> skipped(skipped, json);
            case Event.LockRetry retry -> lockRetry(retry, json);
            case Event.WaitingForOthers waiting -> waiting(waiting, json);
            case Event.OthersWaitForUs waiting -> {
                json.string("event", "othersWaitForUs").number("sessions", waiting.sessions());
                json.millis("worstMs", waiting.worst());
            }
            case Event.MigrationDone done -> migrationDone(done, json);
            case Event.MigrationFailed failed -> {
                json.string("event", "migrationFailed").string("migration", failed.name());
                json.string("direction", failed.direction().word());
                FailureJson.error(failed.failure(), json);
            }
            case Event.ServerNotice notice -> {
                json.string("event", "serverNotice").string("severity", notice.severity());
                json.string("message", notice.message()).string("detail", notice.detail());
            }
            case Event.Recovered recovered -> {
                json.string("event", "recovered").string("migration", recovered.migration());
                json.string("what", recovered.what());
            }
            case Event.ConnectionLost lost -> {
                json.string("event", "connectionLost").string("why", lost.why());
                json.string("inFlight", lost.inFlight());
            }
            case Event.Reconnecting again -> {
                json.string("event", "reconnecting").number("attempt", again.attempt());
                json.millis("pauseMs", again.pause());
            }
            case Event.ConnectionRestored restored -> {
                json.string("event", "connectionRestored").string("server", restored.server());
                json.millis("afterMs", restored.after());
            }
            case Event.HoldingTooLong holding -> {
                json.string("event", "holdingTooLong").millis("heldMs", holding.held());
                json.millis("leftMs", holding.left()).string("locks", holding.locks());
            }
            case Event.Note note -> json.string("event", "note").string("text", note.text());
        }
    }

    private static void statement(String migration, int index, int count, Json json) {
        json.string("migration", migration).number("index", index).number("count", count);
    }

    private static void migrationStarted(Event.MigrationStarted started, Json json) {
        json.string("event", "migrationStarted").string("migration", started.name());
        json.string("direction", started.direction().word());
        json.number("number", started.number()).number("count", started.count());
        json.number("statements", started.statements());
        json.truth("transactional", started.transactional());
    }

    private static void statementDone(Event.StatementDone done, Json json) {
        json.string("event", "statementDone");
        statement(done.migration(), done.index(), done.count(), json);
        json.string("sql", SecretLiterals.masked(done.sql())).millis("durationMs", done.duration());
        json.count("rows", done.rows());
    }

    private static void skipped(Event.StatementSkipped skipped, Json json) {
        json.string("event", "statementSkipped");
        statement(skipped.migration(), skipped.index(), skipped.count(), json);
        json.string("sql", SecretLiterals.masked(skipped.sql())).string("reason", skipped.reason());
    }

    private static void waiting(Event.WaitingForOthers waiting, Json json) {
        json.string("event", "waitingForOthers");
        json.string("migration", waiting.migration()).number("index", waiting.index());
        json.string("why", waiting.why());
        json.objects("others", waiting.others(), FailureJson::blocker);
    }

    private static void migrationDone(Event.MigrationDone done, Json json) {
        json.string("event", "migrationDone").string("migration", done.name());
        json.string("direction", done.direction().word());
        json.millis("durationMs", done.duration());
    }

    private static void progress(Event.StatementProgress progress, Json json) {
        json.string("event", "statementProgress").string("migration", progress.migration());
        json.number("index", progress.index()).string("phase", progress.phase());
        json.number("done", progress.done()).number("total", progress.total());
        json.millis("elapsedMs", progress.elapsed());
    }

    private static void lockRetry(Event.LockRetry retry, Json json) {
        json.string("event", "lockRetry").string("migration", retry.migration());
        json.number("index", retry.index()).number("attempt", retry.attempt());
        json.millis("limitMs", retry.limit()).millis("pauseMs", retry.pause());
        json.millis("leftMs", retry.left());
        json.objects("blockers", retry.blockers(), FailureJson::blocker);
    }
}
