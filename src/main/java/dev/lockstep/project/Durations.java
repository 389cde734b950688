package dev.lockstep.project;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as PostgreSQL writes them: {@code 500ms}, {@code 5s}, {@code 10min}, {@code 2h}. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\s*(ms|s|min|h|d)");
    private static final Map<String, Duration> UNITS =
            Map.of(
                    "ms", Duration.ofMillis(1),
                    "s", Duration.ofSeconds(1),
                    "min", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1),
                    "d", Duration.ofDays(1));

    /** The longest that a timeout of PostgreSQL can be: a 32-bit number of milliseconds. */
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    private Durations() {}

    /** A duration above zero and below 25 days; empty when the text is none. */
    static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Duration unit = UNITS.getOrDefault(matcher.group(2), Duration.ZERO);
        Duration duration = unit.multipliedBy(Long.parseLong(matcher.group(1)));
        return Optional.of(duration)
                .filter(Duration::isPositive)
                .filter(it -> it.compareTo(LONGEST) <= 0);
    }
}
