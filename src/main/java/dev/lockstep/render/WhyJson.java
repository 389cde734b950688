package dev.lockstep.render;

import dev.lockstep.model.Explanation;
import dev.lockstep.model.Explanation.Failed;

/** The object of {@code why}. */
final class WhyJson {
    private WhyJson() {}

    static void fields(Explanation why, Json json) {
        json.object("failure", object -> failure(why.failure(), object));
        json.string("explanation", why.explanation());
        json.strings("evidence", why.evidence()).strings("next", why.next());
    }

    private static void failure(Failed failure, Json json) {
        if (failure.at() == null) {
            json.nothing("at");
        } else {
            json.time("at", failure.at());
        }
        json.string("command", failure.command()).string("migration", failure.migration());
        if (failure.statement() > 0) {
            json.number("statement", failure.statement());
        } else {
            json.nothing("statement");
        }
        json.string("sql", failure.sql()).string("code", failure.code());
        json.string("sqlState", failure.sqlState()).string("message", failure.message());
        json.string("databaseState", failure.databaseState());
    }
}
