package dev.lockstep.postgres;

import dev.lockstep.model.Blocker;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of every query that names sessions: all of them have the same columns. */
final class Blockers {
    private Blockers() {}

    static List<Blocker> of(Session session, Sql sql) {
        return session.query(sql, Blockers::blocker);
    }

    private static Blocker blocker(Row row) {
        @Nullable String age = row.textOrNull("age");
        return new Blocker(
                row.integer("pid"),
                row.textOrNull("user"),
                row.textOrNull("application"),
                row.textOrNull("state"),
                age == null ? null : Duration.ofMillis(Long.parseLong(age)),
                row.textOrNull("query"),
                row.bool("autovacuum"),
                row.bool("wraparound"));
    }
}
