package dev.lockstep.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes out of a transcript what is different each time: times, pids, ports, ids, names of databases. */
final class Redaction {
    private final Map<Pattern, String> rules = new LinkedHashMap<>();

    Redaction() {
        rule("(?:< ?)?\\d+(?:\\.\\d+)? (?:ms|s|min|h|d)\\b(?: ago)?", "TIME");
        rule("just now", "TIME");
        rule("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(?::\\d\\d)?(?:\\.\\d+)?Z?", "WHEN");
        rule("sha256:(?:v1:)?[0-9a-f]{8,}", "HASH");
        rule("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", "ID");
        rule("127\\.0\\.0\\.1:\\d+", "HOST:PORT");
        rule("pid \\d+", "pid PID");
        rule("PostgreSQL \\d+(?:\\.\\d+)?", "PostgreSQL VERSION");
        rule("2026(?:1[12])\\d{8}(?=_add_user_avatar)", "VERSION");
        // a column is as wide as what was taken out of it
        rule(" {2,}(?=TIME|WHEN)", "  ");
        rule("(?<=TIME|WHEN) {2,}", "  ");
        rule("(?m)[ ─]+$", "");
    }

    /** That very text, too. */
    Redaction with(String text, String instead) {
        Map<Pattern, String> before = new LinkedHashMap<>(rules);
        rules.clear();
        rule(Pattern.quote(text), instead);
        rules.putAll(before);
        return this;
    }

    String of(String text) {
        String redacted = text;
        for (Map.Entry<Pattern, String> rule : rules.entrySet()) {
            redacted = rule.getKey().matcher(redacted).replaceAll(rule.getValue());
        }
        return redacted;
    }

    private void rule(String pattern, String instead) {
        rules.put(Pattern.compile(pattern), instead);
    }
}
