package dev.lockstep.plan.phase;

import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TextResult;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.postgres.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** A question to the live database that changes nothing and ends in time. */
sealed interface Asking {
    /** It said so many rows, of two at most. */
    record Answer(int rows) implements Asking {}

    /** It took too long. */
    record TooLong() implements Asking {}

    /** What it asks about is not there. */
    record NotThere(String why) implements Asking {}

    /** The server refused it. */
    record Refused(String why) implements Asking {}

    /** Asks a query that a file holds: one statement, which nothing makes write. */
    static Asking of(Session session, String query, Duration limit) {
        try {
            TextResult result = bounded(session, limit, () -> session.select(query, 1));
            return new Answer(result.rows().size());
        } catch (ServerException e) {
            return switch (e.sqlState()) {
                case "57014", "55P03" -> new TooLong();
                case "42P01", "42703", "3F000" -> new NotThere(e.error().message());
                default -> new Refused(String.valueOf(e.getMessage()));
            };
        }
    }

    /** Does something in a read-only transaction, or in the one that is open. */
    static <T> T bounded(Session session, Duration limit, Supplier<T> work) {
        if (session.transactionStatus() != TransactionStatus.IDLE) {
            return work.get();
        }
        return session.readOnly(() -> {
            session.run(
                    Sql.of(
                            "SET LOCAL statement_timeout = %d; SET LOCAL lock_timeout = 2000"
                                    .formatted(limit.toMillis())));
            return work.get();
        });
    }

    /** Whether that column is there now. */
    static boolean exists(Session session, ColumnName column) {
        return session.query(
                        Sql.of(
                                """
                                SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute
                                    WHERE attrelid = pg_catalog.to_regclass(?) AND attname = ?
                                      AND NOT attisdropped) AS found\
                                """,
                                column.tableSql(),
                                column.column()),
                        row -> row.bool("found"))
                .getFirst();
    }

    /** The server's clock, as the journal's times are. */
    static Instant now(Session session) {
        return session.query(
                        Sql.of("SELECT pg_catalog.clock_timestamp() AS now"),
                        row -> row.instant("now"))
                .getFirst();
    }
}
