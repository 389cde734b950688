package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;

final class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    @RepeatedTest(20)
    void doublesUpToItsLimitWithJitter() {
        assertThat(backoff.before(1)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(backoff.before(3)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(backoff.before(1000)).isBetween(Duration.ofMillis(2500), Duration.ofSeconds(5));
    }
}
