package dev.lockstep.postgres;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result of ours, read by column label. Only valid inside the reader it is given to.
 */
public interface Row {
    /** The text of a column that is never null. */
    String text(String column);

    /** The text of a column, or null. */
    @Nullable String textOrNull(String column);

    /** An integer that is never null. */
    int integer(String column);

    /** A bigint that is never null. */
    long bigint(String column);

    /** A boolean that is never null. */
    boolean bool(String column);

    /** A timestamptz that is never null. */
    Instant instant(String column);

    /** A timestamptz, or null. */
    @Nullable Instant instantOrNull(String column);

    /** A text[] that is never null. */
    List<String> texts(String column);
}
