package dev.lockstep.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds where the keys of a TOML text stand. The text was parsed before, so that it is known to be
 * TOML: this only tells keys, values, strings and comments apart.
 */
final class TomlKeys {
    private final String text;
    private final Map<List<String>, Integer> offsets = new HashMap<>();
    private int at;

    private TomlKeys(String text) {
        this.text = text;
    }

    /** The offset of the first mention of each key and table, by path from the root. */
    static Map<List<String>, Integer> offsets(String text) {
        TomlKeys keys = new TomlKeys(text);
        keys.scan();
        return keys.offsets;
    }

    private void scan() {
        List<String> table = List.of();
        while (skipBlank()) {
            int start = at;
            if (text.charAt(at) == '[') {
                at += text.startsWith("[[", at) ? 2 : 1;
                table = path(List.of(), ']');
                note(table, start);
            } else {
                note(path(table, '='), start);
            }
            skipValue();
        }
    }

    private void note(List<String> path, int start) {
        for (int length = 1; length <= path.size(); length++) {
            offsets.putIfAbsent(List.copyOf(path.subList(0, length)), start);
        }
    }

    /** Moves over white space, line ends and comments; whether anything is left. */
    private boolean skipBlank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                skipLine();
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    /** Reads a dotted key up to and over its end. */
    private List<String> path(List<String> within, char end) {
        List<String> path = new ArrayList<>(within);
        StringBuilder part = new StringBuilder();
        while (at < text.length() && text.charAt(at) != end) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                int start = at + 1;
                skipString(c);
                part.append(text, start, Math.max(start, at - 1));
            } else {
                if (c == '.') {
                    path.add(part.toString());
                    part.setLength(0);
                } else if (!Character.isWhitespace(c)) {
                    part.append(c);
                }
                at++;
            }
        }
        at++;
        path.add(part.toString());
        return path;
    }

    /** Moves to the end of the line on which the value ends. */
    private void skipValue() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '"', '\'' -> skipString(c);
                case '#' -> skipLine();
                case '[', '{' -> {
                    depth++;
                    at++;
                }
                case ']', '}' -> {
                    depth--;
                    at++;
                }
                case '\n' -> {
                    at++;
                    if (depth <= 0) {
                        return;
                    }
                }
                default -> at++;
            }
        }
    }

    /** Moves over a string of one line or of several; a backslash escapes between double quotes. */
    private void skipString(char quote) {
        String three = String.valueOf(quote).repeat(3);
        String end = text.startsWith(three, at) ? three : String.valueOf(quote);
        at += end.length();
        while (at < text.length() && !text.startsWith(end, at)) {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(text.length(), at + end.length());
    }
}
