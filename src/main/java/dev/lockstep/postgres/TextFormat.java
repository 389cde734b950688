package dev.lockstep.postgres;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's text output of the two types that Java has no parser for: {@code timestamptz} with
 * {@code DateStyle} ISO, which the driver insists on, and {@code text[]}.
 */
final class TextFormat {
    private TextFormat() {}

    /** {@code 2026-03-21 09:00:00.123456+05:30}; infinity and years before Christ are the ends. */
    static Instant instant(String text) {
        if (text.equals("infinity")) {
            return Instant.MAX;
        }
        if (text.equals("-infinity") || text.endsWith(" BC")) {
            return Instant.MIN;
        }
        int offset = Math.max(text.indexOf('+', 10), text.indexOf('-', text.indexOf(' ')));
        LocalDateTime local = LocalDateTime.parse(text.substring(0, offset).replace(' ', 'T'));
        return local.toInstant(ZoneOffset.of(text.substring(offset)));
    }

    /** A one-dimensional array without nulls. */
    static List<String> array(String text) {
        List<String> elements = new ArrayList<>();
        int i = 1;
        while (i < text.length() - 1) {
            StringBuilder element = new StringBuilder();
            if (text.charAt(i) == '"') {
                i++;
                while (text.charAt(i) != '"') {
                    if (text.charAt(i) == '\\') {
                        i++;
                    }
                    element.append(text.charAt(i++));
                }
                i++;
            } else {
                while (text.charAt(i) != ',' && i < text.length() - 1) {
                    element.append(text.charAt(i++));
                }
            }
            elements.add(element.toString());
            i++;
        }
        return elements;
    }
}
