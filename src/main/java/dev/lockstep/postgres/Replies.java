package dev.lockstep.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came back for many statements that went as one string.
 *
 * @param done one for each command that the server said was complete, in order
 * @param end what ended it before the last: a {@link ServerException} or {@link
 *     ConnectionLostException}; null when all are done
 */
public record Replies(List<Reply> done, @Nullable RuntimeException end) {
    /** Keeps its own copy. */
    public Replies {
        done = List.copyOf(done);
    }
}
