package dev.lockstep.testkit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Takes out of a transcript what is different each time: times, durations, pids, ports, ids and
 * versions. Columns are as wide as their widest value, so gaps between them are closed up.
 */
public final class Redaction {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

    private static final List<Rule> EVERYWHERE =
            List.of(
                    rule("(?<=\\S) {3,}", "  "),
                    rule(
                            "20[0-9]{2}-[0-9]{2}-[0-9]{2}[T ][0-9:]{5,8}(\\.[0-9]+)?Z?( UTC)?",
                            "TIME"),
                    rule(" *(< )?\\b[0-9]+([.,][0-9]+)? (ms|s|min)\\b( ago)?", " TIME"),
                    rule(" *\\bjust now\\b", " TIME"),
                    rule("(\"(?:durationMs|elapsedMs|afterMs)\" ?: ?)[0-9]+", "$1N"),
                    rule("PostgreSQL [0-9][0-9.]*", "PostgreSQL VERSION"),
                    rule("(\"version\" ?: ?)\"[0-9.]+[^\"]*\"", "$1\"VERSION\""),
                    rule("\\bpid [0-9]+", "pid PID"),
                    rule("lockstep_shadow_[0-9a-f]{16}", "lockstep_shadow_ID"),
                    rule(
                            "([0-9]+ applied migrations?)( from the cache|,? ([0-9]+ of them )?replayed)",
                            "$1 REPLAYED"),
                    rule("(\"pid\" ?: ?)[0-9]+", "$1PID"),
                    rule("(localhost|127\\.0\\.0\\.1):[0-9]{2,5}", "$1:PORT"),
                    rule("(\"port\" ?: ?)[0-9]+", "$1PORT"),
                    rule(
                            "\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b",
                            "UUID"));

    private final List<Rule> rules = new ArrayList<>();

    private record Rule(Pattern pattern, String replacement) {
        String over(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }
    }

    /** Files named after the moment of their making have that of today. */
    public Redaction() {
        rules.add(rule("\\b" + LocalDate.now(ZoneOffset.UTC).format(DAY) + "[0-9]{6}_", "STAMP_"));
    }

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern), replacement);
    }

    /** Also calls that text by a word: a path, a database's name. */
    public Redaction calling(String text, String word) {
        rules.add(rule(Pattern.quote(text), word));
        return this;
    }

    /** The text as it would be at any time, anywhere. */
    public String of(String text) {
        String result = text;
        for (Rule rule : rules) {
            result = rule.over(result);
        }
        for (Rule rule : EVERYWHERE) {
            result = rule.over(result);
        }
        return result;
    }
}
