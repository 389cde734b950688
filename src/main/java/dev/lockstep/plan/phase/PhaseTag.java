package dev.lockstep.plan.phase;

import dev.lockstep.sql.Directive;
import dev.lockstep.sql.Script;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code -- lockstep: phase contract public.users.name}: what part a migration has in a column's
 * change.
 *
 * @param column the old one, as written: it is what the phases of one change have in common
 */
record PhaseTag(Kind kind, String column) {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,5})\\s*(s|min|h|d)");

    /** In the order in which they are applied. */
    enum Kind {
        EXPAND,
        BACKFILL,
        CONSTRAIN,
        CONTRACT
    }

    /** That of a script; empty where it says none, or nothing that makes sense. */
    static Optional<PhaseTag> of(Script script) {
        return value(script, "phase").flatMap(PhaseTag::read);
    }

    private static Optional<PhaseTag> read(String value) {
        String[] words = value.strip().split("\\s+", 2);
        if (words.length < 2) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(words[0].toUpperCase(Locale.ROOT))) {
                return Optional.of(new PhaseTag(kind, words[1]));
            }
        }
        return Optional.empty();
    }

    /** The value of a directive of a script. */
    static Optional<String> value(Script script, String key) {
        return script.directives().stream()
                .filter(directive -> directive.key().equals(key))
                .map(Directive::value)
                .map(String::strip)
                .findFirst();
    }

    /**
     * How long both columns are to live side by side before that contract: zero where it does not
     * say, empty where nobody can read what it says.
     */
    static Optional<Duration> soak(Script script) {
        Optional<String> said = value(script, "soak");
        if (said.isEmpty()) {
            return Optional.of(Duration.ZERO);
        }
        Matcher time = TIME.matcher(said.get());
        if (!time.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(time.group(1));
        return Optional.of(
                switch (time.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "min" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }
}
