package dev.lockstep.plan;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.GuardRefused;
import dev.lockstep.model.MigrationState;
import dev.lockstep.model.Target;
import dev.lockstep.project.ScriptFile;
import java.util.Optional;

/** Whether an earlier run that did not end well stands in the way of a plan. */
final class FailedRuns {
    private FailedRuns() {}

    static Optional<Failure> refusal(MigrationStates states, Plan plan) {
        for (MigrationStatus status : states.all()) {
            if (status.state() == MigrationState.FAILED) {
                Optional<Failure> refusal = refusal(status, plan);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Failure> refusal(MigrationStatus status, Plan plan) {
        JournalRun run = status.run();
        if (run == null) {
            return refused(status, "was begun by another tool and did not finish");
        }
        if (run.outcome().equals("unknown")) {
            return refused(status, "may have taken effect or not: its end is not known");
        }
        if (run.direction() != plan.direction() && !Resumption.startsOver(run)) {
            return Optional.of(goOn(status, run));
        }
        if (Resumption.startsOver(run)) {
            return Optional.empty();
        }
        Optional<ScriptFile> file = RunNotes.script(run, status.files());
        if (file.isEmpty()) {
            return refused(status, "stopped half-way, and its script is gone");
        }
        return switch (Resumption.of(run, file.get().script())) {
            case Resumption.From from -> leftAside(status, run, plan);
            case Resumption.Edited edited ->
                    Optional.of(
                            new GuardRefused(
                                    ("%s stopped half-way, and its statement %d was edited since"
                                                    + " it ran")
                                            .formatted(status.name(), edited.statement()),
                                    state(status, run),
                                    "restore the text of statement %d; %s"
                                            .formatted(edited.statement(), resolve(status))));
            case Resumption.Unknown unknown ->
                    refused(
                            status,
                            "stopped at statement %d, and nothing can tell whether that took effect"
                                    .formatted(unknown.statement()));
        };
    }

    /** What stopped half-way is continued first, unless somebody names another one. */
    private static Optional<Failure> leftAside(MigrationStatus status, JournalRun run, Plan plan) {
        boolean continued =
                plan.target() instanceof Target.Only
                        || plan.runs().stream()
                                .anyMatch(planned -> planned.name().equals(status.name()));
        return continued ? Optional.empty() : Optional.of(goOn(status, run));
    }

    private static Failure goOn(MigrationStatus status, JournalRun run) {
        boolean wasRollback = run.direction() == Direction.DOWN;
        return new GuardRefused(
                "the %s of %s stopped half-way"
                        .formatted(wasRollback ? "rollback" : "apply", status.name()),
                state(status, run),
                "go on with %s only %s; %s"
                        .formatted(
                                wasRollback ? "rollback" : "apply",
                                status.name(),
                                resolve(status)));
    }

    private static Optional<Failure> refused(MigrationStatus status, String why) {
        return Optional.of(
                new GuardRefused(
                        status.name() + " " + why,
                        "what it left is in the database: show " + status.name(),
                        resolve(status)));
    }

    private static String state(MigrationStatus status, JournalRun run) {
        return RunEnd.of(run, status.files()).state() + " (show " + status.name() + ")";
    }

    private static String resolve(MigrationStatus status) {
        return ("look with show %1$s, put right by hand what is left, then say how it stands:"
                        + " resolve %1$s --applied or resolve %1$s --rolled-back")
                .formatted(status.name());
    }
}
