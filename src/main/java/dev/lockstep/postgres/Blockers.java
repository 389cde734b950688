package dev.lockstep.postgres;

import dev.lockstep.model.Blocker;
import dev.lockstep.model.Masking;
import dev.lockstep.sql.SecretLiterals;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of every query that names sessions: all of them have the same columns. */
final class Blockers {
    private Blockers() {}

    static List<Blocker> of(Session session, Sql sql) {
        return session.query(sql, Blockers::blocker);
    }

    /** Other people's words: they are shown, and kept in the journal. */
    private static @Nullable String masked(@Nullable String text) {
        return text == null ? null : SecretLiterals.masked(Masking.mask(text));
    }

    private static Blocker blocker(Row row) {
        @Nullable String age = row.textOrNull("age");
        return new Blocker(
                row.integer("pid"),
                row.textOrNull("user"),
                masked(row.textOrNull("application")),
                row.textOrNull("state"),
                age == null ? null : Duration.ofMillis(Long.parseLong(age)),
                masked(row.textOrNull("query")),
                row.bool("autovacuum"),
                row.bool("wraparound"));
    }
}
