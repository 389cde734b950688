package dev.lockstep.render;

import dev.lockstep.model.Blocker;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Place;
import dev.lockstep.model.ServerError;
import dev.lockstep.sql.SecretLiterals;
import org.jspecify.annotations.Nullable;

/** The object of {@code error}, wherever it stands. */
final class FailureJson {
    private FailureJson() {}

    /** The field {@code error}, null when all went well. */
    static void error(@Nullable Failure failure, Json json) {
        if (failure == null) {
            json.nothing("error");
        } else {
            json.object("error", error -> fields(failure, error));
        }
    }

    /** The field {@code error}, left out when all went well. */
    static void errorIfAny(@Nullable Failure failure, Json json) {
        if (failure != null) {
            json.object("error", error -> fields(failure, error));
        }
    }

    static void fields(Failure failure, Json json) {
        Place place = failure.place();
        ServerError server = failure.server();
        json.string("code", failure.code());
        json.string("sqlState", failure.sqlState());
        json.string("message", failure.message());
        json.string("file", place == null ? null : place.file());
        if (place == null) {
            json.nothing("line").nothing("column");
        } else {
            json.number("line", place.position().line());
            json.number("column", place.position().column());
        }
        json.string("databaseState", failure.databaseState());
        json.string("next", failure.next());
        if (server != null) {
            json.string("detail", server.detail()).string("hint", server.hint());
            json.string("context", server.context());
        }
        if (failure instanceof Failure.LockTimeout timeout) {
            json.number("tries", timeout.tries()).millis("waitedMs", timeout.waited());
            json.objects("blockers", timeout.blockers(), FailureJson::blocker);
        }
        if (failure instanceof Failure.Drift drift) {
            json.strings("differences", drift.differences());
        }
    }

    static void blocker(Blocker blocker, Json json) {
        json.number("pid", blocker.pid()).string("user", blocker.user());
        json.string("application", blocker.application()).string("state", blocker.state());
        json.millis("transactionAgeMs", blocker.transactionAge());
        String query = blocker.query();
        json.string("query", query == null ? null : SecretLiterals.masked(query));
        json.truth("autovacuum", blocker.autovacuum());
        json.truth("toPreventWraparound", blocker.toPreventWraparound());
    }
}
