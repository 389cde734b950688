package dev.lockstep.command;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.model.Blocker;
import dev.lockstep.postgres.AdvisoryLock;
import dev.lockstep.postgres.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The run that a session of the server is at work on now: of a living Lockstep, or of one that was
 * killed and whose backend has not noticed yet.
 */
record AtWork(JournalRun run, Blocker session) {
    /** Asks only where the journal has a run that told no end; then who has the advisory lock. */
    static Optional<AtWork> of(List<JournalRun> unfinished, Session session) {
        return unfinished.stream()
                .filter(AtWork::hasNoEnd)
                .max(Comparator.comparing(JournalRun::startedAt))
                .flatMap(run ->
                        AdvisoryLock.holders(session, List.of(AdvisoryLock.LOCKSTEP_KEY)).stream()
                                .findFirst()
                                .map(holder -> new AtWork(run, holder)));
    }

    static boolean hasNoEnd(JournalRun run) {
        return run.outcome().equals("running");
    }

    boolean is(JournalRun other) {
        return run.runId().equals(other.runId());
    }

    /** For {@code status}. */
    String note() {
        String what =
                "active".equals(session.state())
                        ? "its statement still runs in the server: pid "
                        : "its session is still there: pid ";
        String application = session.application();
        String who = application == null || application.isEmpty() ? "" : " (" + application + ")";
        return "begun by " + run.by() + "; " + what + session.pid() + who;
    }
}
