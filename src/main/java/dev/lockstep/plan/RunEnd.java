package dev.lockstep.plan;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.model.Direction;
import dev.lockstep.model.FailureException;
import dev.lockstep.project.Migration;
import dev.lockstep.sql.Script;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run that did not end well left in the database, as ledger, journal and file tell it: for
 * every such run one answer, whoever asks.
 *
 * @param state a sentence about the database
 * @param next what to type, in order; empty where that is to try it again
 */
public record RunEnd(String state, List<String> next) {
    /** Keeps its own copy. */
    public RunEnd {
        next = List.copyOf(next);
    }

    /** Judges it; {@code files} are null where they are gone. */
    public static RunEnd of(JournalRun run, @Nullable Migration files) {
        if (run.outcome().equals("unknown")) {
            return decide("whether it took effect is not known", run);
        }
        if (run.note() != null && run.leftNothing() && run.note().contains("declared by ")) {
            return again("it was declared rolled back since");
        }
        if (run.transactional()) {
            return transactional(run);
        }
        long done = run.steps().stream().filter(step -> step.outcome().equals("done")).count();
        Script script = script(run, files);
        if (script == null) {
            String gone = ", and its script is gone or cannot be read";
            return decide(done == 0 ? "none of it is done" + gone : done(done) + gone, run);
        }
        int count = script.statements().size();
        return stepwise(run, done, count, Resumption.of(run, script));
    }

    private static RunEnd transactional(JournalRun run) {
        if (!Resumption.startsOver(run)) {
            return decide("whether anything of it is there is not known", run);
        }
        if (!run.leftNothing()) {
            return again(
                    run.direction() == Direction.UP
                            ? "it was not committed: nothing of it is in the database"
                            : "it was not committed: the migration is still applied");
        }
        return again(
                run.direction() == Direction.UP
                        ? "the transaction was rolled back: the database is as before this migration"
                        : "the transaction was rolled back: the migration is still applied");
    }

    private static RunEnd stepwise(JournalRun run, long done, int count, Resumption resumption) {
        String verb = run.direction() == Direction.UP ? "apply" : "rollback";
        String so =
                done == 0
                        ? "none of its " + count + " statements is done"
                        : done == count
                                ? "all " + count + " statements are done and stay"
                                : "%d of %d statements are done and stay".formatted(done, count);
        return switch (resumption) {
            case Resumption.From from when from.statement() > count ->
                    again(so + "; the next " + verb + " only records it");
            case Resumption.From from when done == 0 -> again(so);
            case Resumption.From from ->
                    again(so + "; the next " + verb + " continues at " + from.statement());
            case Resumption.Edited edited ->
                    decide(
                            so
                                    + ", and statement "
                                    + edited.statement()
                                    + " was edited since it ran: restore its text to go on",
                            run);
            case Resumption.Unknown unknown ->
                    decide(
                            so
                                    + "; whether statement "
                                    + unknown.statement()
                                    + " took effect is not known",
                            run);
        };
    }

    private static RunEnd again(String state) {
        return new RunEnd(state, List.of());
    }

    /** Only a person can tell. */
    private static RunEnd decide(String state, JournalRun run) {
        return new RunEnd(
                state,
                List.of(
                        "show " + run.migration(),
                        "resolve " + run.migration() + " --applied",
                        "resolve " + run.migration() + " --rolled-back"));
    }

    private static String done(long done) {
        return done == 1 ? "1 statement is done and stays" : done + " statements are done and stay";
    }

    private static @Nullable Script script(JournalRun run, @Nullable Migration files) {
        try {
            return RunNotes.script(run, files).map(file -> file.script()).orElse(null);
        } catch (FailureException unreadable) {
            return null;
        }
    }
}
