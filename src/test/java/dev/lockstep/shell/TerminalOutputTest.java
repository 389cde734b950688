package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TerminalOutputTest {
    private static final Painter PAINTER = new PracticePainter(false, false);

    @Test
    void printsWhatLastsInTheOrderInWhichItHappened() {
        TestTerminal screen = TestTerminal.typing("");
        try (TerminalOutput output = new TerminalOutput(screen.terminal(), PAINTER, false)) {
            output.accept(new Event.MigrationStarted("m", Direction.UP, 1, 1, 2, true));
            output.accept(new Event.StatementStarted("m", 1, 2, "SELECT 1"));
            output.accept(new Event.StatementDone("m", 1, 2, "SELECT 1", Duration.ofMillis(3), -1));
            output.accept(new Event.StatementStarted("m", 2, 2, "SELECT 2"));
            output.accept(new Event.StatementDone("m", 2, 2, "SELECT 2", Duration.ofMillis(4), -1));
            output.accept(new Event.MigrationDone("m", Direction.UP, Duration.ofMillis(9)));
            output.finished(Outcome.Done.of("done"), "done");
        }
        assertThat(screen.text().lines())
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line).contains("1/2", "SELECT 1"),
                        line -> assertThat(line).contains("2/2", "SELECT 2"),
                        line -> assertThat(line).contains("applied m"),
                        line -> assertThat(line).isEqualTo("done"));
    }

    @Test
    void drawsNothingInPlaceOnADumbTerminal() {
        TestTerminal screen = TestTerminal.typing("");
        try (TerminalOutput output = new TerminalOutput(screen.terminal(), PAINTER, true)) {
            output.accept(new Event.StatementStarted("m", 1, 1, "CREATE INDEX i ON t (c)"));
            for (int i = 0; i < 1_000; i++) {
                output.accept(
                        new Event.StatementProgress("m", 1, "building", i, 1_000, Duration.ZERO));
            }
            output.accept(new Event.Note("the end"));
        }
        assertThat(screen.text()).isEqualTo("note: the end\n");
    }

    @Test
    void neverMakesTheEngineWaitForASlowTerminal() throws InterruptedException {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        OutputStream stuck =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        writing.countDown();
                        try {
                            released.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                };
        ShellTerminal terminal = TestTerminal.over("", stuck);
        TerminalOutput output = new TerminalOutput(terminal, PAINTER, false);
        output.accept(new Event.Note("first"));
        writing.await();
        for (int i = 0; i < 10_000; i++) {
            output.accept(new Event.Note("another"));
        }
        released.countDown(); // all were taken while the terminal stood still
        output.close();
    }
}
