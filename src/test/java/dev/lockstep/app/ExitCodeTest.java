package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.ServerError;
import dev.lockstep.model.Stage;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    private static final Map<Failure, Integer> EXPECTED = expected();

    private static Map<Failure, Integer> expected() {
        ServerError error = new ServerError("42P01", "no table", null, null, null, 0);
        Map<Failure, Integer> codes = new LinkedHashMap<>();
        codes.put(new Failure.WrongUsage("m", "n"), 2);
        codes.put(new Failure.SyntaxProblem("m", null, "n"), 1);
        codes.put(new Failure.LayoutProblem("m", null, "n"), 1);
        codes.put(new Failure.ServerRefused(error, null, "s", "n"), 1);
        codes.put(
                new Failure.LockTimeout("m", List.of(), 1, Duration.ZERO, null, null, "s", "n"), 1);
        codes.put(new Failure.NotVerified("m", null, "s", "n"), 1);
        codes.put(new Failure.Drift("m", List.of(), "n"), 3);
        codes.put(new Failure.GuardRefused("m", "s", "n"), 3);
        codes.put(new Failure.Declined("m", "s", "n"), 3);
        codes.put(new Failure.NotConnected("m", "s", "n"), 4);
        codes.put(new Failure.Cancelled("m", "s", "n"), 130);
        codes.put(new Failure.OutcomeUnknown("m", "s", "n"), 1);
        codes.put(new Failure.Bug("m", "log"), 70);
        return codes;
    }

    @Test
    void everyFailureHasItsCode() {
        EXPECTED.forEach((failure, code) ->
                assertThat(ExitCode.of(new Outcome.Failed(failure)))
                        .as(failure.code())
                        .isEqualTo(code));
        assertThat(EXPECTED.keySet().stream().map(Object::getClass).collect(Collectors.toSet()))
                .as("every kind of failure is here")
                .isEqualTo(
                        Arrays.stream(Failure.class.getPermittedSubclasses())
                                .collect(Collectors.toSet()));
    }

    @Test
    void aConnectionLostAtWorkIsAFailureAndNotAConnectionThatCouldNotBeMade() {
        Failure lost = new Failure.NotConnected("the connection was lost", "s", "n");
        assertThat(
                        ExitCode.of(
                                new Outcome.RunReport(
                                        "apply",
                                        Outcome.RunOutcome.FAILED,
                                        List.of(),
                                        Duration.ZERO,
                                        lost)))
                .isEqualTo(1);
    }

    @Test
    void whatEndedWellIsZero() {
        assertThat(ExitCode.of(new Outcome.Left())).isZero();
        assertThat(ExitCode.of(Outcome.Done.of("done"))).isZero();
        assertThat(ExitCode.of(status(3, false, null))).isZero();
    }

    @Test
    void somethingPendingIsFiveOnlyWhereItWasAsked() {
        assertThat(ExitCode.of(status(3, true, null))).isEqualTo(5);
        assertThat(ExitCode.of(status(0, true, null))).isZero();
        assertThat(
                        ExitCode.of(
                                new Outcome.EnvironmentsReport(
                                        List.of(status(0, false, null), status(1, false, null)),
                                        true)))
                .isEqualTo(5);
    }

    @Test
    void anEnvironmentThatCannotBeReachedCountsMoreThanWhatIsPending() {
        Failure nobody = new Failure.NotConnected("nobody listens", "s", "n");

        assertThat(ExitCode.of(status(3, true, nobody))).isEqualTo(4);
        assertThat(
                        ExitCode.of(
                                new Outcome.EnvironmentsReport(
                                        List.of(status(1, true, null), status(0, true, nobody)),
                                        true)))
                .isEqualTo(4);
    }

    private static Outcome.StatusReport status(
            int pending, boolean matters, @Nullable Failure failure) {
        return new Outcome.StatusReport(
                "p",
                "development",
                Stage.DEVELOPMENT,
                null,
                "native",
                "migration",
                new Outcome.Counts(0, pending, 0, 0, 0),
                List.of(),
                List.of(),
                false,
                matters,
                failure);
    }
}
