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
 * @param mark SQL of the end, in seconds, that the row's writing gives back
 */
public record Took(String text, List<@Nullable Object> values, String mark) {
    private static final String CLOCK = "extract(epoch FROM pg_catalog.clock_timestamp())";
    private static final String ENDED = "extract(epoch FROM ended_at)";
    private static final String NOTED = "lockstep.began";

    /** The server's clock now, in seconds: a query of one row. */
    public static final Sql MARK = Sql.of("SELECT " + CLOCK);

    /** The same, noted in the session. */
    public static final Sql NOTE = Sql.of("SELECT " + noting(CLOCK));

    /** For runs one right after the other, the first behind {@link #NOTE}: each end is noted. */
    public static final Took SINCE_NOTE =
            new Took(
                    "((%s - pg_catalog.current_setting('%s')::pg_catalog.numeric) * 1000)::bigint"
                            .formatted(CLOCK, NOTED),
                    List.of(),
                    noting(ENDED));

    /** For a run whose time was taken here. */
    public static Took of(Duration measured) {
        return new Took("?::bigint", List.of(measured.toMillis()), ENDED);
    }

    private static String noting(String seconds) {
        return "pg_catalog.set_config('%s', (%s)::pg_catalog.text, false)"
                .formatted(NOTED, seconds);
    }
}
