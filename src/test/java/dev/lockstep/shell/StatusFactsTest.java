package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.command.Workspace.PromptState;
import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusFactsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final StatusFacts facts = new StatusFacts(nanos::get);

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private static PromptState state(boolean connected, @Nullable String step) {
        return new PromptState("p", null, "staging", Stage.STAGING, connected, 0, false, step);
    }

    @Test
    void saysWhetherThereIsAConnection() {
        assertThat(facts.text()).isEqualTo("not connected");
        facts.take(state(true, null));
        assertThat(facts.text()).isEqualTo("connected");
        assertThat(facts.moves()).isFalse();
    }

    @Test
    void followsAConnectionThatIsLostAndFoundAgain() {
        facts.take(state(true, null));
        facts.take(new Event.ConnectionLost("reset by peer", "nothing"));
        facts.take(new Event.Reconnecting(3, Duration.ofSeconds(1)));
        assertThat(facts.text()).isEqualTo("connection lost · trying again (attempt 3)");
        facts.take(new Event.ConnectionRestored("db", Duration.ofSeconds(4)));
        assertThat(facts.text()).isEqualTo("connected");
    }

    @Test
    void aStepIsOverWithItsConnection() {
        facts.take(state(true, "1/2"));
        facts.take(
                new Event.HoldingTooLong(Duration.ofSeconds(5), Duration.ofSeconds(9), "X on y"));
        facts.take(new Event.ConnectionLost("terminated", "the step transaction"));
        assertThat(facts.text()).isEqualTo("connection lost");
        assertThat(facts.moves()).isTrue();
    }

    @Test
    void countsTheSecondsOfARunningStatement() {
        facts.take(state(true, null));
        facts.take(new Event.StatementStarted("m", 3, 7, "CREATE INDEX ..."));
        pass(41);
        facts.take(
                new Event.StatementProgress(
                        "m", 3, "building index", 62, 100, Duration.ofSeconds(41)));
        assertThat(facts.text())
                .isEqualTo("connected · running 3/7 for 41 s · building index 62 %");
        assertThat(facts.moves()).isTrue();
        facts.take(
                new Event.StatementDone("m", 3, 7, "CREATE INDEX ...", Duration.ofSeconds(41), -1));
        assertThat(facts.text()).isEqualTo("connected");
    }

    @Test
    void tellsWhatAnOpenStepHoldsAndWhoWaits() {
        facts.take(state(true, "1/2"));
        facts.take(
                new Outcome.StepReport(
                        "m", 1, 2, true, "", null, List.of("ACCESS EXCLUSIVE on \"User\""), null));
        facts.take(new Event.OthersWaitForUs(2, Duration.ofMillis(1400)));
        pass(2);
        assertThat(facts.text())
                .isEqualTo(
                        "connected · step open 2 s · holding ACCESS EXCLUSIVE on \"User\""
                                + " · 2 sessions wait for us (worst 1.4 s)");
        pass(3);
        assertThat(facts.text()).doesNotContain("wait for us");
        facts.take(state(true, null));
        assertThat(facts.text()).isEqualTo("connected");
    }
}
