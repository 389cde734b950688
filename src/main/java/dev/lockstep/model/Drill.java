package dev.lockstep.model;

import dev.lockstep.model.Outcome.RunOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A failure that was practised on a shadow, with the way on and the way back.
 *
 * @param migration that was drilled
 * @param transactional whether its statements share a transaction
 * @param count how many statements it has
 * @param statement that the fault met, from 1; 0 where that was the commit
 * @param injected what was done to it, a sentence without its point
 * @param where in words: {@code a shadow on PostgreSQL 18.6, the same server}
 * @param acts what was done, in order; the last tells where it stopped
 * @param notes what to know of the result
 */
public record Drill(
        RunOutcome outcome,
        String migration,
        boolean transactional,
        int count,
        Fault fault,
        int statement,
        String injected,
        String where,
        List<Act> acts,
        List<String> notes,
        Duration duration) {
    /** Keeps its own copies. */
    public Drill {
        acts = List.copyOf(acts);
        notes = List.copyOf(notes);
    }

    /** What goes wrong. */
    public enum Fault {
        /** The server refuses a statement. */
        STATEMENT_FAILS,
        /** The server ends our backend. */
        CONNECTION_LOST,
        /** Another session holds the lock that a statement wants. */
        LOCK_HELD;

        /** The word of the JSON interface. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One command of the drill.
     *
     * @param command as an operator types it
     * @param events what the operator sees while it works, in order; passing ones left out
     * @param failure what the operator reads at its end, or null
     * @param findings how the database is afterwards
     */
    public record Act(
            String command,
            RunOutcome outcome,
            List<Event> events,
            @Nullable Failure failure,
            List<Finding> findings) {
        /** Keeps its own copies. */
        public Act {
            events = List.copyOf(events);
            findings = List.copyOf(findings);
        }
    }

    /** One sentence about the database, and whether that is as it should be. */
    public record Finding(Verdict verdict, String said) {}

    /** Whether something is as it should be. */
    public enum Verdict {
        RIGHT,
        WRONG,
        /** Neither: to be known. */
        TOLD;

        /** The word of the JSON interface. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
