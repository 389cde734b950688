package dev.lockstep.postgres;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code host=localhost dbname='my db' password=it\'s}: libpq's keyword/value string. Blanks around
 * {@code =} are allowed; a backslash escapes inside and outside quotes.
 */
final class KeywordValues {
    private final String text;
    private int at;

    private KeywordValues(String text) {
        this.text = text;
    }

    static Map<String, String> parameters(String text) {
        return new KeywordValues(text).read();
    }

    private Map<String, String> read() {
        Map<String, String> parameters = new LinkedHashMap<>();
        skipBlanks();
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && text.charAt(at) != '=' && !blank()) {
                at++;
            }
            String keyword = text.substring(start, at);
            skipBlanks();
            if (at >= text.length() || text.charAt(at) != '=' || keyword.isEmpty()) {
                throw ConnectionStrings.wrong(
                        "the keyword/value string lacks a = after keyword "
                                + (parameters.size() + 1),
                        "write host=... dbname=..., and a value with blanks in '...'");
            }
            at++;
            skipBlanks();
            parameters.put(keyword, value());
            skipBlanks();
        }
        return parameters;
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        boolean quoted = at < text.length() && text.charAt(at) == '\'';
        if (quoted) {
            at++;
        }
        while (at < text.length() && (quoted ? text.charAt(at) != '\'' : !blank())) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        if (quoted) {
            if (at >= text.length()) {
                throw ConnectionStrings.wrong(
                        "the keyword/value string has a quote that does not end",
                        "write ' inside a value as \\'");
            }
            at++;
        }
        return value.toString();
    }

    private boolean blank() {
        return Character.isWhitespace(text.charAt(at));
    }

    private void skipBlanks() {
        while (at < text.length() && blank()) {
            at++;
        }
    }
}
