package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @Test
    void readsTheUnitsOfPostgresql() {
        assertThat(Durations.parse("500ms")).contains(Duration.ofMillis(500));
        assertThat(Durations.parse("5s")).contains(Duration.ofSeconds(5));
        assertThat(Durations.parse("10min")).contains(Duration.ofMinutes(10));
        assertThat(Durations.parse(" 2 h ")).contains(Duration.ofHours(2));
        assertThat(Durations.parse("1d")).contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "s", "5m", "-5s", "0s", "1.5s", "5 seconds", "25d", "9999999999s"})
    void refusesOthers(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }
}
