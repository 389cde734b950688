package dev.lockstep.apply;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.plan.Plan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person agreed to is what runs. */
final class Agreement {
    private Agreement() {}

    /** Throws it, where there is one. */
    static void refuse(Optional<Failure> refusal) {
        if (refusal.isPresent()) {
            throw new FailureException(refusal.get());
        }
    }

    /** Refuses when files or ledger changed between the question and the lock. */
    static void check(Plan plan, @Nullable String agreedHash) {
        if (agreedHash != null && !agreedHash.equals(plan.hash())) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            "files or ledger changed since this command began: somebody else was at work",
                            Failure.UNCHANGED,
                            "look again: plan"));
        }
    }
}
