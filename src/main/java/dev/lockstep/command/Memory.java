package dev.lockstep.command;

import dev.lockstep.model.DryRun;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Outcome.MigrationRun;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Outcome.StepReport;
import dev.lockstep.model.Outcome.StepRun;
import dev.lockstep.plan.why.Why;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a session remembers of the last command that failed, for {@code why}. */
final class Memory {
    private static final String IN_A_SHADOW = "this was a shadow";

    private @Nullable Remembered last;
    private @Nullable String typed;

    /**
     * A failure of this session.
     *
     * @param migration that it was about, or null
     * @param statement its number in the script; 0 where it is not one of a script
     * @param sql the statement where it is known, or null
     * @param elsewhere where it failed when that was not the live database, in words; else null
     */
    record Remembered(
            Instant at,
            String command,
            Failure failure,
            @Nullable String migration,
            int statement,
            @Nullable String sql,
            @Nullable String elsewhere) {}

    /** SQL that is about to run as somebody typed it. */
    void typing(String sql) {
        typed = sql;
    }

    Optional<Remembered> last() {
        return Optional.ofNullable(last);
    }

    /** Keeps why a command failed; words that made no sense, and a no, are not worth it. */
    void keep(CommandWord command, Outcome outcome, Instant at) {
        String sql = typed;
        typed = null;
        Failure failure = outcome.failure();
        boolean worthIt =
                failure != null
                        && !(failure instanceof Failure.WrongUsage)
                        && !(failure instanceof Failure.Declined)
                        && command != CommandWord.WHY;
        if (worthIt && failure != null) {
            last = remembered(command, outcome, failure, sql, at);
        }
    }

    private static Remembered remembered(
            CommandWord command,
            Outcome outcome,
            Failure failure,
            @Nullable String sql,
            Instant at) {
        String word = command.word();
        return switch (outcome) {
            case RunReport run -> {
                MigrationRun failed =
                        run.migrations().stream()
                                .filter(each -> each.outcome() != RunOutcome.DONE)
                                .findFirst()
                                .orElse(null);
                int statement =
                        failed == null
                                ? 0
                                : failed.steps().stream()
                                        .filter(step -> step.error() != null)
                                        .mapToInt(StepRun::index)
                                        .findFirst()
                                        .orElse(0);
                yield new Remembered(
                        at,
                        word,
                        failure,
                        failed == null ? null : failed.name(),
                        statement,
                        null,
                        null);
            }
            case Outcome.DryRunReport rehearsal -> rehearsed(word, rehearsal.run(), failure, at);
            case StepReport step ->
                    new Remembered(
                            at,
                            "step",
                            failure,
                            step.migration(),
                            step.next() == null ? 0 : step.next().index(),
                            step.next() == null ? null : step.next().sql(),
                            null);
            default ->
                    new Remembered(
                            at,
                            word,
                            failure,
                            null,
                            0,
                            sql,
                            failure.databaseState().contains(IN_A_SHADOW) ? "a shadow" : null);
        };
    }

    /** A rehearsal says itself where it was. */
    private static Remembered rehearsed(String word, DryRun run, Failure failure, Instant at) {
        Optional<DryRun.Rehearsed> failed =
                run.migrations().stream()
                        .filter(each -> each.outcome() != RunOutcome.DONE)
                        .findFirst();
        Optional<DryRun.Step> step =
                failed.flatMap(
                        each -> each.steps().stream().filter(s -> s.error() != null).findFirst());
        return new Remembered(
                at,
                word,
                failure,
                failed.map(DryRun.Rehearsed::name).orElse(null),
                step.map(DryRun.Step::index).orElse(0),
                step.map(DryRun.Step::sql).orElse(null),
                run.live() ? null : run.where());
    }

    /** The same outcome; where the live state tells more of its failure, that is said. */
    static Outcome hinted(Outcome outcome) {
        Failure failure = outcome.failure();
        if (failure == null || !Why.knowsMore(failure.sqlState())) {
            return outcome;
        }
        Failure hinted = hinted(failure);
        return switch (outcome) {
            case Outcome.Failed failed -> new Outcome.Failed(hinted);
            case RunReport run ->
                    new RunReport(
                            run.verb(), run.outcome(), run.migrations(), run.duration(), hinted);
            case StepReport step ->
                    new StepReport(
                            step.migration(),
                            step.done(),
                            step.count(),
                            step.open(),
                            step.said(),
                            step.next(),
                            step.locks(),
                            hinted);
            default -> outcome;
        };
    }

    private static Failure hinted(Failure failure) {
        return switch (failure) {
            case Failure.ServerRefused refused ->
                    new Failure.ServerRefused(
                            refused.server(),
                            refused.place(),
                            refused.databaseState(),
                            withWhy(refused.next()));
            case Failure.LockTimeout timeout ->
                    new Failure.LockTimeout(
                            timeout.message(),
                            timeout.blockers(),
                            timeout.tries(),
                            timeout.waited(),
                            timeout.server(),
                            timeout.place(),
                            timeout.databaseState(),
                            withWhy(timeout.next()));
            default -> failure;
        };
    }

    private static String withWhy(String next) {
        return next.isBlank() ? "why" : next + " · why";
    }
}
