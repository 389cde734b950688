package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Cancellation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class InterruptGuardTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger resizes = new AtomicInteger();
    private final List<String> said = new ArrayList<>();
    private final Terminal terminal = terminal();
    private final InterruptGuard guard =
            new InterruptGuard(terminal, nanos::get, said::add, resizes::incrementAndGet);

    private static Terminal terminal() {
        try {
            return new DumbTerminal(
                    "test",
                    Terminal.TYPE_DUMB,
                    new ByteArrayInputStream(new byte[0]),
                    new ByteArrayOutputStream(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void cancelsOnce() {
        Cancellation cancellation = new Cancellation();
        boolean requested =
                guard.during(
                        cancellation,
                        () -> {
                            terminal.raise(Signal.INT);
                            return cancellation.requested();
                        });
        assertThat(requested).isTrue();
        assertThat(cancellation.abandoned()).isFalse();
    }

    @Test
    void abandonsAtASecondPressWithinTwoSeconds() {
        Cancellation cancellation = new Cancellation();
        guard.during(
                cancellation,
                () -> {
                    terminal.raise(Signal.INT);
                    pass(1);
                    terminal.raise(Signal.INT);
                    return null;
                });
        assertThat(cancellation.abandoned()).isTrue();
    }

    @Test
    void doesNotAbandonAtALaterPress() {
        Cancellation cancellation = new Cancellation();
        guard.during(
                cancellation,
                () -> {
                    terminal.raise(Signal.INT);
                    pass(10);
                    terminal.raise(Signal.INT);
                    assertThat(cancellation.abandoned()).isFalse();
                    pass(1);
                    terminal.raise(Signal.INT);
                    return null;
                });
        assertThat(cancellation.abandoned()).isTrue();
        assertThat(said).hasSize(3);
    }

    @Test
    void putsBackWhatTheKeysMeantBeforeEvenAfterABug() {
        List<Signal> before = new ArrayList<>();
        terminal.handle(Signal.INT, before::add);
        terminal.handle(Signal.TSTP, before::add);
        assertThatThrownBy(() ->
                        guard.during(
                                new Cancellation(),
                                () -> {
                                    terminal.raise(Signal.TSTP);
                                    terminal.raise(Signal.WINCH);
                                    throw new IllegalStateException("a bug");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(before).isEmpty();
        assertThat(resizes).hasValue(1);
        terminal.raise(Signal.INT);
        terminal.raise(Signal.TSTP);
        assertThat(before).containsExactly(Signal.INT, Signal.TSTP);
    }

    @Test
    void takesAPressJustAfterEnterForTheCommand() {
        Thread.currentThread().interrupt();
        Cancellation cancellation = new Cancellation();
        guard.during(cancellation, () -> null);
        assertThat(cancellation.requested()).isTrue();
        assertThat(cancellation.abandoned()).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void stopsWhatRunsWhenTheProcessShallEnd() {
        Cancellation cancellation = new Cancellation();
        guard.terminate();
        guard.during(
                cancellation,
                () -> {
                    guard.terminate();
                    return null;
                });
        assertThat(cancellation.requested()).isTrue();
    }

    @Test
    void turnsCtrlZOffWhileAStepIsOpen() {
        guard.suspendable(false);
        assertThat(terminal.handle(Signal.TSTP, SignalHandler.SIG_DFL))
                .isSameAs(SignalHandler.SIG_IGN);
    }
}
