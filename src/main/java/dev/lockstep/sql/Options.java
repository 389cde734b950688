package dev.lockstep.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An option list in parentheses, {@code (VERBOSE, CONCURRENTLY false)} or {@code (create_slot =
 * false)}: values by name in upper case, the last one of a name wins.
 */
final class Options {
    private final Map<String, String> values = new HashMap<>();

    private Options() {}

    /** Steps over the list, if there is one. */
    static Options read(TokenCursor cursor) {
        Options options = new Options();
        if (!cursor.accept(TokenKind.OPENING)) {
            return options;
        }
        while (!cursor.done() && cursor.kind() != TokenKind.CLOSING) {
            String name = cursor.value().toUpperCase(Locale.ROOT);
            cursor.skipItem();
            cursor.acceptSymbol("=");
            boolean bare = cursor.kind() == TokenKind.COMMA || cursor.kind() == TokenKind.CLOSING;
            options.values.put(name, bare ? "true" : cursor.value());
            while (!cursor.done()
                    && cursor.kind() != TokenKind.COMMA
                    && cursor.kind() != TokenKind.CLOSING) {
                cursor.skipItem();
            }
            cursor.accept(TokenKind.COMMA);
        }
        cursor.accept(TokenKind.CLOSING);
        return options;
    }

    /** In small letters, sorted. */
    List<String> names() {
        return values.keySet().stream().map(n -> n.toLowerCase(Locale.ROOT)).sorted().toList();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** PostgreSQL's notations of a boolean ({@code defGetBoolean}); anything else it refuses. */
    boolean isOn(String name, boolean otherwise) {
        return switch (values.getOrDefault(name, "")) {
            case "true", "on", "1" -> true;
            case "false", "off", "0" -> false;
            default -> otherwise;
        };
    }
}
