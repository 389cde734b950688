package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;

/** What escaped from deep code, as a failure with the state that the database is in. */
final class Failures {
    private Failures() {}

    /** Of one of the three exceptions that are answers and not bugs. */
    static Failure of(RuntimeException thrown, CommandWord command) {
        return switch (thrown) {
            case FailureException known -> known.failure();
            case ServerException refused -> refused(refused, command);
            case ConnectionLostException lost -> lost(lost, command);
            default -> throw thrown;
        };
    }

    private static Failure refused(ServerException refused, CommandWord command) {
        String next =
                switch (refused.sqlState()) {
                    case "42501" -> "a role that may, or a GRANT; see help connections";
                    case "25006" -> "this is a standby or read-only: connect to the primary";
                    default -> "status";
                };
        return new Failure.ServerRefused(
                refused.error(),
                null,
                command.readsOnly()
                        ? Failure.UNCHANGED
                        : "what was in a transaction was rolled back",
                next);
    }

    private static Failure lost(ConnectionLostException lost, CommandWord command) {
        String message = "the connection was lost: " + lost.getMessage();
        return command.readsOnly()
                ? new Failure.NotConnected(
                        message, Failure.UNCHANGED, "the next command connects again")
                : new Failure.OutcomeUnknown(
                        message,
                        "what was in a transaction that had not committed was rolled back",
                        "status connects again and shows what is there");
    }
}
