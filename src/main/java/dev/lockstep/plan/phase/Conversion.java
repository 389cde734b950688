package dev.lockstep.plan.phase;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.util.Optional;

/** Whether every value converts: looked at before anything is written or changed. */
final class Conversion {
    private static final int LIMIT_MS = 30_000;

    private Conversion() {}

    /**
     * Converts all values, and keeps none.
     *
     * @return what to say where it cannot be told in time
     * @throws FailureException with {@code GuardRefused} where one does not convert
     */
    static Optional<String> check(Session session, Pair pair) {
        for (NewColumn column : pair.news()) {
            Optional<String> note = tried(session, pair, assigned(pair, column));
            if (note.isPresent()) {
                return note;
            }
        }
        return Optional.empty();
    }

    /** As an UPDATE would take them: a value that is too long is refused, where a cast cuts it. */
    private static String assigned(Pair pair, NewColumn column) {
        return """
        DO $check$
        DECLARE
            given record;
            taken %s;
        BEGIN
            FOR given IN SELECT %s AS value FROM %s LOOP
                taken := given.value;
            END LOOP;
        END $check$\
        """
                .formatted(column.declared(), column.value().inTable(), pair.table());
    }

    private static Optional<String> tried(Session session, Pair pair, String sql) {
        try {
            return session.readOnly(() -> {
                session.run(Sql.of("SET LOCAL statement_timeout = " + LIMIT_MS));
                session.execute(sql);
                return Optional.empty();
            });
        } catch (ServerException e) {
            String column = pair.old().table() + "." + pair.old().column();
            if (e.sqlState().equals("57014")) {
                return Optional.of(
                        "whether all values of %s convert could not be told in 30 s: expand asks again"
                                .formatted(column));
            }
            throw new FailureException(
                    new Failure.GuardRefused(
                            "a value of %s does not convert: %s (%s)"
                                    .formatted(column, e.error().message(), e.sqlState()),
                            "nothing was written, and " + Failure.UNCHANGED,
                            "put such values right first, or say how they convert: --using"));
        }
    }
}
