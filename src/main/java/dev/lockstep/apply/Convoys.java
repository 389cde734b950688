package dev.lockstep.apply;

import dev.lockstep.ledger.Watch;
import dev.lockstep.model.Direction;
import dev.lockstep.postgres.Session;
import dev.lockstep.project.Migration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** Chooses which migrations of a plan may travel in a {@link Convoy}. */
final class Convoys {
    /** With fewer to run, each is better watched by itself. */
    private static final int WORTHWHILE = 8;

    private static final int MOST = 256;

    /** Of one that is written while the server has nothing to do. */
    private static final int AT_ONCE = 32;

    private static final int LONGEST_TEXT = 10_000;

    private final Workbench bench;
    private final Turn turn;
    private final List<Job> jobs;
    private boolean allowed;
    private @Nullable Written ahead;

    /** Of those jobs, in their order; the first text is written. Asks nobody. */
    Convoys(Workbench bench, Turn turn, List<Job> jobs) {
        this.bench = bench;
        this.turn = turn;
        this.jobs = jobs;
        this.ahead = write(0, AT_ONCE, Runnable::run);
    }

    /** All, those too that travel alone. */
    List<Job> jobs() {
        return jobs;
    }

    /** Asks the server whether any may begin, so not while a transaction is open. */
    void ask() {
        allowed = jobs.size() >= WORTHWHILE && isAllowed(bench, turn.session());
    }

    /** Those of the one that begins there, and its text as soon as it is written. */
    private record Written(int first, List<Job> jobs, CompletableFuture<ConvoyText> text) {}

    /** Whether one begins there. */
    boolean begins(int first) {
        return allowed && !from(first, WORTHWHILE).isEmpty();
    }

    /**
     * The one that begins there, if one does. The text of the one behind it is written meanwhile,
     * so that the server need not wait for it.
     */
    Optional<Convoy> next(int first) {
        if (!allowed) {
            return Optional.empty();
        }
        Written now =
                ahead != null && ahead.first() == first
                        ? ahead
                        : write(first, AT_ONCE, Runnable::run);
        if (now.jobs().isEmpty()) {
            return Optional.empty();
        }
        ahead = write(first + now.jobs().size(), MOST, ForkJoinPool.commonPool());
        return Optional.of(new Convoy(bench, turn, now.jobs(), now.text().join()));
    }

    private Written write(int first, int most, Executor writer) {
        List<Job> together = from(first, most);
        return new Written(
                first,
                together,
                CompletableFuture.supplyAsync(() -> new ConvoyText(bench, together), writer));
    }

    /** Those that travel together from that one on; none where that is not worthwhile. */
    private List<Job> from(int first, int most) {
        int end = first;
        while (end < Math.min(jobs.size(), first + most) && fits(jobs.get(end))) {
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
     * one to it. The triggers of our own watch write a row and nothing else.
     */
    private static boolean isAllowed(Workbench bench, Session session) {
        return session.standardStrings()
                && !session.query(
                                Watch.othersThan(bench.journal().schema()),
                                row -> row.bool("others"))
                        .contains(true);
    }
}
