package dev.lockstep.ledger;

import dev.lockstep.postgres.Sql;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a run took, in the words that write it down: a number where it was measured here, else
 * an expression by which the server counts from a moment that it noted itself.
 *
 * @param text SQL of type bigint: milliseconds
 * @param values for the places in it
 */
public record Took(String text, List<@Nullable Object> values) {
    private static final String CLOCK = "extract(epoch FROM pg_catalog.clock_timestamp())";
    private static final String NOTED = "lockstep.began";

    /** The server's clock now, in seconds: a query of one row. */
    public static final Sql MARK = Sql.of("SELECT " + CLOCK);

    /** The same, noted until the transaction ends. */
    public static final Sql NOTE =
            Sql.of(
                    "SELECT pg_catalog.set_config('%s', %s::pg_catalog.text, true)"
                            .formatted(NOTED, CLOCK));

    /** For a run in whose transaction {@link #NOTE} went first. */
    public static final Took SINCE_NOTE =
            new Took(
                    "((%s - pg_catalog.current_setting('%s')::pg_catalog.numeric) * 1000)::bigint"
                            .formatted(CLOCK, NOTED),
                    List.of());

    /** For a run whose time was taken here. */
    public static Took of(Duration measured) {
        return new Took("?::bigint", List.of(measured.toMillis()));
    }
}
