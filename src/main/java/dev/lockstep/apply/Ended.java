package dev.lockstep.apply;

import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome.MigrationRun;
import dev.lockstep.model.Outcome.RunOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one migration, or several in one transaction, ended. */
record Ended(List<MigrationRun> runs, @Nullable Failure failure) {
    Ended {
        runs = List.copyOf(runs);
    }

    /** The outcome that a failure stands for. */
    static RunOutcome outcomeOf(Failure failure) {
        return switch (failure) {
            case Failure.GuardRefused g -> RunOutcome.REFUSED;
            case Failure.Drift d -> RunOutcome.REFUSED;
            case Failure.Declined d -> RunOutcome.REFUSED;
            case Failure.Cancelled c -> RunOutcome.CANCELLED;
            case Failure.OutcomeUnknown u -> RunOutcome.UNKNOWN;
            case Failure.WrongUsage w -> RunOutcome.FAILED;
            case Failure.SyntaxProblem s -> RunOutcome.FAILED;
            case Failure.LayoutProblem l -> RunOutcome.FAILED;
            case Failure.ServerRefused s -> RunOutcome.FAILED;
            case Failure.LockTimeout l -> RunOutcome.FAILED;
            case Failure.NotVerified n -> RunOutcome.FAILED;
            case Failure.NotConnected n -> RunOutcome.FAILED;
            case Failure.Bug b -> RunOutcome.UNKNOWN;
        };
    }
}
