package dev.lockstep.ledger;

import dev.lockstep.model.ServerError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ended a run, as the journal keeps it, so that it can be explained from another shell.
 *
 * @param code the failure's stable word
 * @param statement its number in the script, from 1; 0 where no statement of it was refused
 * @param sql its text without secrets, or null
 * @param error what the server said
 * @param blockers who was in the way, each in a line
 */
public record JournalFailure(
        String code,
        int statement,
        @Nullable String sql,
        ServerError error,
        List<String> blockers) {
    /** Keeps its own copy. */
    public JournalFailure {
        blockers = List.copyOf(blockers);
    }
}
