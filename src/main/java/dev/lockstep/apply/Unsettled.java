package dev.lockstep.apply;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.AdvisoryLock;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.ServerFacts;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs that a command gave up on while nobody could tell how they had ended: the server was gone,
 * and did not come back in time. Whoever connects next to that database looks them up. Used by one
 * thread.
 */
public final class Unsettled {
    private static final String COMMITTED =
            "its ledger row is there: it was committed before the connection was lost";

    private final List<Run> runs = new ArrayList<>();

    /**
     * A run to look up.
     *
     * @param outcome a query of one boolean row {@code done}: whether its end is committed
     * @param undone what to write where it is not
     * @param otherwise what is true then, as a sentence
     * @param before what the server said when the run was begun
     * @param behind what was sent with it, to be begun when it was committed; or null
     */
    record Run(
            String migration,
            Sql outcome,
            Sql undone,
            String otherwise,
            ServerFacts before,
            @Nullable Run behind) {}

    void add(Run run) {
        runs.add(run);
    }

    /** What another one knew of the same database. */
    public void takeOver(Unsettled other) {
        runs.addAll(other.runs);
    }

    /**
     * Says of each how it ended, and writes that into ledger and journal. Under the advisory lock,
     * for only then is the old backend gone; while somebody has it, nothing is said but that.
     */
    public void settle(Session session, List<Long> keys, EventSink events) {
        if (runs.isEmpty()) {
            return;
        }
        try {
            AdvisoryLock.acquire(session, keys, Duration.ZERO, new Cancellation(), events);
        } catch (FailureException e) {
            events.accept(
                    new Event.Note(
                            "what became of "
                                    + runs.getLast().migration()
                                    + " is not known yet: "
                                    + e.failure().message()));
            return;
        }
        try {
            for (Run first : List.copyOf(runs)) {
                @Nullable Run run = first;
                while (run != null) {
                    boolean done = committed(run, session);
                    String what = done ? COMMITTED : noteUndone(run, session);
                    events.accept(new Event.Recovered(run.migration(), what));
                    run = done ? run.behind() : null;
                }
                runs.remove(first);
            }
        } finally {
            AdvisoryLock.release(session, keys);
        }
    }

    private static boolean committed(Run run, Session session) {
        return session.query(run.outcome(), row -> row.bool("done")).contains(true);
    }

    private static String noteUndone(Run run, Session session) {
        if (session.facts().timeline() != run.before().timeline()) {
            return "another timeline of the server answers, without its ledger row: it may have"
                    + " been committed on the old primary; here it is not";
        }
        try {
            session.run(Sql.of("BEGIN").then(run.undone()).then(Sql.of("COMMIT")));
            return run.otherwise();
        } catch (ServerException e) {
            Notes.rollBack(session);
            return run.otherwise()
                    + " (this could not be noted in the journal: "
                    + e.getMessage()
                    + ")";
        }
    }
}
