package dev.lockstep.apply;

import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.ServerFacts;

/**
 * What became of a run whose connection was lost. The row that its end wrote decides, read once the
 * advisory lock is ours again and the old backend therefore gone. ({@code pg_xact_status} would not
 * do: after a crash a transaction id can be given out again and reads {@code committed} for
 * somebody else.)
 */
final class Recovery {
    private Recovery() {}

    /** What was found. */
    sealed interface Verdict {
        /** The row of the run's end is there. */
        record Committed() implements Verdict {}

        /** It is not, on the same server and timeline: the end of the run was not committed. */
        record NotCommitted() implements Verdict {}

        /** Nothing at hand can tell now; {@code before} is the server that it was begun on. */
        record Unknown(Failure failure, ServerFacts before) implements Verdict {}
    }

    /** Connects again, looks, and says so where the run is found committed. */
    static Verdict afterLoss(Workbench bench, Turn turn, Job job) {
        Verdict verdict = connectAndLook(bench, turn, job);
        if (verdict instanceof Verdict.Committed) {
            tellCommitted(bench, job);
        }
        return verdict;
    }

    /** Connects again and looks, without a word. */
    static Verdict connectAndLook(Workbench bench, Turn turn, Job job) {
        ServerFacts before = turn.facts();
        try {
            turn.recover(inFlight(job));
        } catch (FailureException e) {
            return new Verdict.Unknown(e.failure(), before);
        }
        return look(bench, turn, job, before);
    }

    /**
     * Looks without a word, connected again already; {@code before} is the server that it was begun
     * on.
     */
    static Verdict look(Workbench bench, Turn turn, Job job, ServerFacts before) {
        try {
            boolean done =
                    turn.session()
                            .query(job.outcome(bench), row -> row.bool("done"))
                            .contains(true);
            if (done) {
                return new Verdict.Committed();
            }
            return turn.facts().timeline() == before.timeline()
                    ? new Verdict.NotCommitted()
                    : new Verdict.Unknown(otherTimeline(inFlight(job)), before);
        } catch (ConnectionLostException | ServerException e) {
            return new Verdict.Unknown(lostAgain(inFlight(job), e), before);
        }
    }

    /** Says of a run that was found committed how that is known. */
    static void tellCommitted(Workbench bench, Job job) {
        bench.events()
                .accept(
                        new Event.Recovered(
                                job.name(),
                                "its ledger row is there: it was committed before the"
                                        + " connection was lost"));
    }

    private static String inFlight(Job job) {
        return "the migration " + job.name();
    }

    private static Failure otherTimeline(String inFlight) {
        return new Failure.OutcomeUnknown(
                "the connection was lost during "
                        + inFlight
                        + ", and another timeline of the server answers without its row",
                "it may have been committed on the old primary; here it is not",
                "status");
    }

    private static Failure lostAgain(String inFlight, RuntimeException e) {
        return new Failure.OutcomeUnknown(
                "the connection was lost during " + inFlight + ", and again: " + e.getMessage(),
                "it may have been committed or not: that is looked up when the server is back",
                "status connects again, and says which");
    }

    /** The failure of a run that was found not to have ended. */
    static Failure lost(ConnectionLostException lost, String state, String again) {
        return new Failure.NotConnected(
                "the connection was lost: " + lost.getMessage(),
                state,
                "it is back; continue with: " + again);
    }
}
