package dev.lockstep.project;

import dev.lockstep.model.Failure.SyntaxProblem;
import dev.lockstep.model.FailureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table of a TOML file, asked for values of a type. What is not as asked for is a {@code
 * SyntaxProblem} at the place of its key.
 *
 * @param path from the root of the file; empty for the root
 */
record TomlTable(TomlDocument document, List<String> path, Map<String, Object> values) {
    /** The whole file. */
    static TomlTable root(TomlDocument document) {
        return new TomlTable(document, List.of(), document.root());
    }

    /** Refuses the first key that is not among the known ones, naming the nearest. */
    void refuseUnknown(Collection<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                String where = path.isEmpty() ? "" : " in [" + String.join(".", path) + "]";
                String next =
                        NearWord.of(key, known)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("known here: " + String.join(", ", known));
                throw problem(key, "unknown key " + key + where, next);
            }
        }
    }

    /** The table of that name; an empty one when it is not there. */
    TomlTable table(String key) {
        Object value = values.getOrDefault(key, Map.of());
        List<String> below = new ArrayList<>(path);
        below.add(key);
        if (!(value instanceof Map<?, ?> map)) {
            throw problem(key, key + " is a table, not " + describe(value), "write [" + key + "]");
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        map.forEach((name, entry) -> entries.put((String) name, entry));
        return new TomlTable(document, below, entries);
    }

    /** A text that is not empty. */
    Optional<String> text(String key) {
        return value(key, String.class, "a text in quotes")
                .map(text -> {
                    if (text.isBlank()) {
                        throw problem(key, key + " is empty", "write a value, or leave it out");
                    }
                    return text;
                });
    }

    /** True or false, without quotes. */
    Optional<Boolean> flag(String key) {
        return value(key, Boolean.class, "true or false, without quotes");
    }

    /** A duration such as {@code "500ms"}. */
    Optional<Duration> duration(String key) {
        String wanted = "a duration in quotes, such as \"500ms\", \"5s\", \"10min\" or \"2h\"";
        return value(key, String.class, wanted)
                .map(text ->
                        Durations.parse(text)
                                .orElseThrow(() -> wrong(key, wanted, '"' + text + '"')));
    }

    /** A whole number from zero on. */
    Optional<Integer> count(String key) {
        String wanted = "a whole number from 0 on";
        return value(key, Number.class, wanted)
                .map(number -> {
                    if (!(number instanceof Integer count) || count < 0) {
                        throw wrong(key, wanted, number.toString());
                    }
                    return count;
                });
    }

    /** One of those words. */
    Optional<String> word(String key, List<String> words) {
        String wanted = "one of " + String.join(", ", words);
        return value(key, String.class, wanted)
                .map(word -> {
                    if (!words.contains(word)) {
                        throw wrong(key, wanted, '"' + word + '"');
                    }
                    return word;
                });
    }

    private <T> Optional<T> value(String key, Class<T> type, String wanted) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw wrong(key, wanted, describe(value));
        }
        return Optional.of(type.cast(value));
    }

    private FailureException wrong(String key, String wanted, String found) {
        return problem(key, key + " wants " + wanted + ", not " + found, "correct it");
    }

    /** A problem at that key of this table. */
    FailureException problem(String key, String message, String next) {
        List<String> whole = new ArrayList<>(path);
        whole.add(key);
        return new FailureException(
                new SyntaxProblem(
                        document.source().file() + ": " + message, document.place(whole), next));
    }

    private static String describe(Object value) {
        return switch (value) {
            case String text -> "the text \"" + text + "\"";
            case Map<?, ?> table -> "a table";
            case List<?> list -> "a list";
            default -> value.toString();
        };
    }
}
