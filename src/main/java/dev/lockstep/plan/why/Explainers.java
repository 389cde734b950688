package dev.lockstep.plan.why;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The one list of them. */
final class Explainers {
    static final List<Explainer> ALL =
            List.of(
                    new LockNotAvailable(),
                    new CanceledStatement(),
                    new Deadlock(),
                    new NotSerializable(),
                    new DuplicateKey(),
                    new NullValue(),
                    new MissingParent(),
                    new ViolatedCheck(),
                    new ExcludedRows(),
                    new AlreadyThere(),
                    new NotThere(),
                    new NotAllowed(),
                    new InUse(),
                    new DependedOn(),
                    new NotSupported(),
                    new InTransactionBlock(),
                    new ReadOnly(),
                    new FailedTransaction(),
                    new IdleTooLong(),
                    new NotLetIn(),
                    new NoSuchDatabase(),
                    new OutOfRoom(),
                    new OverALimit(),
                    new NotInThatState(),
                    new NewEnumValue(),
                    new ServerStopped(),
                    new ConnectionBroke(),
                    new UnfitValue(),
                    new SyntaxError());

    private static final Explainer UNKNOWN = new Unknown();

    /** Where the message names what happened and the live state tells why, or how much. */
    private static final Set<String> FURTHER =
            Set.of(
                    "23502", "23503", "23505", "23514", "2BP01", "40P01", "42501", "42P07", "42710",
                    "53100", "53200", "53300", "55000", "55006", "55P03", "57014", "22P02", "22001",
                    "22003");

    private Explainers() {}

    /** Who knows that SQLSTATE: by itself, else by its class, else whoever says what is known. */
    static Explainer of(String sqlState) {
        return named(sqlState)
                .or(() -> named(sqlState.length() < 2 ? "" : sqlState.substring(0, 2)))
                .orElse(UNKNOWN);
    }

    static boolean looksFurther(String sqlState) {
        return FURTHER.contains(sqlState);
    }

    private static Optional<Explainer> named(String state) {
        return ALL.stream().filter(each -> each.states().contains(state)).findFirst();
    }
}
