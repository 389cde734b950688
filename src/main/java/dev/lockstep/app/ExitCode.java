package dev.lockstep.app;

import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Outcome.StatusReport;
import org.jspecify.annotations.Nullable;

/** What the process tells whoever started it; the numbers are part of the interface. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int REFUSED = 3;
    static final int NOT_CONNECTED = 4;
    static final int PENDING = 5;
    static final int BUG = 70;

    /** 128 and the number of SIGINT; a run ended by another signal ends with that one's. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** Of what a command came to. */
    static int of(Outcome outcome) {
        if (outcome instanceof Outcome.AsJson wanted) {
            return of(wanted.outcome());
        }
        Failure failure = failure(outcome);
        if (failure instanceof Failure.NotConnected
                && (outcome instanceof Outcome.RunReport
                        || outcome instanceof Outcome.DrillReport)) {
            return FAILED; // it could connect, and lost the connection at work
        }
        if (failure != null) {
            return of(failure);
        }
        if (outcome instanceof Outcome.LintReport lint && lint.fails()) {
            return FAILED;
        }
        return isPending(outcome) ? PENDING : DONE;
    }

    /** Of why something was not done. */
    static int of(Failure failure) {
        return switch (failure) {
            case Failure.WrongUsage usage -> WRONG_USAGE;
            case Failure.SyntaxProblem syntax -> FAILED;
            case Failure.LayoutProblem layout -> FAILED;
            case Failure.ServerRefused refused -> FAILED;
            case Failure.LockTimeout timeout -> FAILED;
            case Failure.NotVerified check -> FAILED;
            case Failure.Drift drift -> REFUSED;
            case Failure.GuardRefused guard -> REFUSED;
            case Failure.Declined declined -> REFUSED;
            case Failure.NotConnected connection -> NOT_CONNECTED;
            case Failure.Cancelled cancelled -> INTERRUPTED;
            case Failure.OutcomeUnknown unknown -> FAILED;
            case Failure.Bug bug -> BUG;
        };
    }

    /** Of several environments the first that could not be told. */
    private static @Nullable Failure failure(Outcome outcome) {
        if (outcome instanceof Outcome.EnvironmentsReport report) {
            for (StatusReport status : report.environments()) {
                if (status.failure() != null) {
                    return status.failure();
                }
            }
        }
        return outcome.failure();
    }

    private static boolean isPending(Outcome outcome) {
        if (outcome instanceof StatusReport status) {
            return status.somethingPendingMatters() && isPending(status);
        }
        if (outcome instanceof Outcome.EnvironmentsReport report) {
            return report.somethingPendingMatters()
                    && report.environments().stream().anyMatch(ExitCode::isPending);
        }
        if (outcome instanceof Outcome.DiffReport diff) {
            return diff.differenceMatters() && !diff.comparison().equal();
        }
        return outcome instanceof Outcome.PlanReport plan
                && plan.somethingPendingMatters()
                && !plan.migrations().isEmpty();
    }

    /**
     * What failed is to be applied still, just as what was never begun; and where apply would be
     * refused, a script that asks before it deploys must not hear that all is well.
     */
    private static boolean isPending(StatusReport status) {
        Outcome.Counts counts = status.counts();
        return status.somethingInTheWay()
                || (counts != null && counts.pending() + counts.failed() > 0);
    }
}
