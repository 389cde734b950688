package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Durations, ages, sizes, progress, excerpts: small texts made of numbers and SQL. */
class AmountsTest {
    private static final Theme UNICODE = new Theme(false, true);
    private static final Instant NOW = Instant.parse("2026-03-20T09:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms", "PT0.0001S, < 1 ms", "PT0.012S, 12 ms", "PT0.9996S, 1 s", "PT1.4S, 1.4 s",
        "PT2S, 2 s", "PT9.96S, 10 s", "PT61.4S, 61 s", "PT3M, 3 min", "PT2M30S, 2.5 min",
        "PT42M, 42 min", "PT3H, 3 h", "PT26H, 26 h", "PT96H, 4 d", "PT-5S, 0 ms"
    })
    void durationsHaveOneNumberAndOneUnit(Duration duration, String text) {
        assertThat(Durations.text(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-20T09:29:58Z, just now", "2026-03-20T09:30:20Z, just now",
        "2026-03-20T09:29:20Z, 40 s ago", "2026-03-20T09:26:10Z, 3 min ago",
        "2026-03-19T09:29:00Z, 24 h ago", "2026-03-18T08:00:00Z, 2 d ago",
        "2025-11-01T10:00:00Z, 2025-11-01", "2026-03-21T09:30:00Z, 2026-03-21"
    })
    void agesAreRoundedDownAndBecomeDates(Instant then, String text) {
        assertThat(Ages.text(then, NOW)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "512, 512 bytes",
        "1024, 1.0 kB",
        "16384, 16 kB",
        "1468006, 1.4 MB",
        "1073741824, 1.0 GB"
    })
    void sizesCountAsPostgresDoes(long bytes, String text) {
        assertThat(Sizes.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void countsHaveCommas() {
        assertThat(Sizes.count(1_204_117, "row", "rows")).isEqualTo("1,204,117 rows");
        assertThat(Sizes.count(1, "row", "rows")).isEqualTo("1 row");
    }

    @Test
    void progressShowsWhatFits() {
        assertThat(bar(50, 100, 52))
                .isEqualTo("build  [██████████░░░░░░░░░░]   50 %  5/s  10 s left");
        assertThat(bar(50, 100, 24)).isEqualTo("build   50 %  10 s left");
        assertThat(bar(50, 100, 14)).isEqualTo("build   50 %");
        assertThat(bar(100, 100, 60)).endsWith("100 %  10/s");
        assertThat(bar(7, 0, 60)).isEqualTo("build  10 s");
        assertThat(bar(500, 100, 60)).contains("100 %");
    }

    private static String bar(long done, long total, int width) {
        return ProgressBar.line("build", done, total, Duration.ofSeconds(10), width, UNICODE);
    }

    @Test
    void excerptsFoldWhiteSpaceAndLeaveCommentLinesOut() {
        String sql = "CREATE INDEX\n  -- why\n\t\tx ON y -- not alone";
        assertThat(SqlExcerpt.line(sql, 80, UNICODE)).isEqualTo("CREATE INDEX x ON y -- not alone");
        assertThat(SqlExcerpt.line(sql, 12, UNICODE)).isEqualTo("CREATE INDE…");
        assertThat(SqlExcerpt.line(sql, 12, Theme.PLAIN)).isEqualTo("CREATE IN...");
    }

    @Test
    void excerptsMaskPasswords() {
        String sql = "CREATE ROLE app LOGIN PASSWORD\n  'hush' NOINHERIT";
        assertThat(SqlExcerpt.line(sql, 80, UNICODE))
                .isEqualTo("CREATE ROLE app LOGIN PASSWORD *** NOINHERIT");
        assertThat(SqlExcerpt.line("CREATE ROLE app PASSWORD 'hush-hush'", 28, UNICODE))
                .doesNotContain("hush");
    }

    @Test
    void excerptsOfMegabytesAreShort() {
        String sql = "INSERT INTO t VALUES " + "(1), ".repeat(1_000_000);
        assertThat(SqlExcerpt.line(sql, Screen.UNLIMITED, UNICODE)).hasSize(160).endsWith("…");
    }
}
