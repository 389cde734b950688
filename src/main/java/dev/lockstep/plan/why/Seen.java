package dev.lockstep.plan.why;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a look at the live state showed.
 *
 * @param trouble why it shows nothing, as a line of evidence; null where it is the whole answer
 */
record Seen<T>(List<T> rows, @Nullable String trouble) {
    Optional<T> first() {
        return rows.stream().findFirst();
    }

    /** Whether the server answered, and there is nothing. */
    boolean nothing() {
        return rows.isEmpty() && trouble == null;
    }
}
