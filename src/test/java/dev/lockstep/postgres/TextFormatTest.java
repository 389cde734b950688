package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextFormatTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-21 09:00:00+00, 2026-03-21T09:00:00Z",
        "2026-03-21 09:00:00.123456+05:30, 2026-03-21T03:30:00.123456Z",
        "2026-03-21 09:00:00.5-03, 2026-03-21T12:00:00.500Z",
        "1890-01-01 00:00:00+00:53:28, 1889-12-31T23:06:32Z",
    })
    void readsTimestamps(String text, String instant) {
        assertThat(TextFormat.instant(text)).isEqualTo(Instant.parse(instant));
    }

    @Test
    void takesInfinityForTheEnds() {
        assertThat(TextFormat.instant("infinity")).isEqualTo(Instant.MAX);
        assertThat(TextFormat.instant("-infinity")).isEqualTo(Instant.MIN);
        assertThat(TextFormat.instant("0044-03-15 12:00:00+00 BC")).isEqualTo(Instant.MIN);
    }

    @Test
    void readsArrays() {
        assertThat(TextFormat.array("{}")).isEmpty();
        assertThat(TextFormat.array("{a,b}")).containsExactly("a", "b");
        assertThat(TextFormat.array("{\"\",\"a,b\",\"c\\\"d\\\\\",\"{}\"}"))
                .containsExactly("", "a,b", "c\"d\\", "{}");
    }
}
