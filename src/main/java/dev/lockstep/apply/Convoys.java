package dev.lockstep.apply;

import dev.lockstep.model.Direction;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import dev.lockstep.project.Migration;
import java.util.List;

/** Chooses which migrations of a plan may travel in a {@link Convoy}. */
final class Convoys {
    /** With fewer to run, each is better watched by itself. */
    private static final int WORTHWHILE = 8;

    private static final int MOST = 256;
    private static final int LONGEST_TEXT = 10_000;

    private final Workbench bench;
    private final List<Job> jobs;
    private final boolean allowed;

    /** Of those jobs, in their order. Asks the server, so not while a transaction is open. */
    Convoys(Workbench bench, Session session, List<Job> jobs) {
        this.bench = bench;
        this.jobs = jobs;
        this.allowed = jobs.size() >= WORTHWHILE && isAllowed(session);
    }

    /** Those that travel together from that one on; none where that is not worthwhile. */
    List<Job> from(int first) {
        int end = first;
        while (allowed && end < Math.min(jobs.size(), first + MOST) && fits(jobs.get(end))) {
            end++;
        }
        return end - first >= WORTHWHILE ? jobs.subList(first, end) : List.of();
    }

    private boolean fits(Job job) {
        Migration files = job.status().files();
        boolean verified =
                job.direction() == Direction.UP && files != null && files.verify().isPresent();
        return job.plan().transactional()
                && !verified
                && job.beginning(bench).isEmpty()
                && job.plan().script().directives().isEmpty()
                && job.plan().script().source().text().length() <= LONGEST_TEXT
                && job.plan().script().statements().stream().allMatch(SmallDefinition::is);
    }

    /**
     * Not where a definition may run code of others (an event trigger could change our settings),
     * or where the server reads strings otherwise than we do: what is one statement to us must be
     * one to it.
     */
    private static boolean isAllowed(Session session) {
        return session.standardStrings() && !eventTriggers(session);
    }

    private static boolean eventTriggers(Session session) {
        return session.query(
                        Sql.of(
                                "SELECT EXISTS (SELECT FROM pg_catalog.pg_event_trigger"
                                        + " WHERE evtenabled <> 'D') AS any"),
                        row -> row.bool("any"))
                .contains(true);
    }
}
