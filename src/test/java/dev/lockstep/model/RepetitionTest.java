package dev.lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepetitionTest {
    private final Repetition repetition = new Repetition();

    private boolean told(Object what, int second) {
        return repetition.isWorthTelling(what, Duration.ofSeconds(second).toNanos());
    }

    @Test
    void tellsTheSameAtGrowingIntervals() {
        List<Integer> seconds = IntStream.range(0, 200).filter(s -> told("a", s)).boxed().toList();
        assertThat(seconds).containsExactly(0, 10, 30, 70, 130, 190);
    }

    @Test
    void tellsAChangeAtOnce() {
        assertThat(told("a", 0)).isTrue();
        assertThat(told("b", 1)).isTrue();
        assertThat(told("b", 2)).isFalse();
        assertThat(told("a", 3)).isTrue();
    }
}
