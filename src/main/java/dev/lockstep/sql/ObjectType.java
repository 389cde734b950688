package dev.lockstep.sql;

import java.util.List;

/** The words after CREATE, ALTER, DROP or COMMENT ON that say what kind of object is meant. */
final class ObjectType {
    /** Those of more than one word; the longer before its own beginning. */
    private static final List<String[]> PHRASES =
            List.of(
                    new String[] {"ACCESS", "METHOD"},
                    new String[] {"DEFAULT", "PRIVILEGES"},
                    new String[] {"EVENT", "TRIGGER"},
                    new String[] {"FOREIGN", "DATA", "WRAPPER"},
                    new String[] {"FOREIGN", "TABLE"},
                    new String[] {"LARGE", "OBJECT"},
                    new String[] {"MATERIALIZED", "VIEW"},
                    new String[] {"OPERATOR", "CLASS"},
                    new String[] {"OPERATOR", "FAMILY"},
                    new String[] {"TEXT", "SEARCH", "CONFIGURATION"},
                    new String[] {"TEXT", "SEARCH", "DICTIONARY"},
                    new String[] {"TEXT", "SEARCH", "PARSER"},
                    new String[] {"TEXT", "SEARCH", "TEMPLATE"},
                    new String[] {"USER", "MAPPING"});

    private ObjectType() {}

    /** Steps over the type and gives it in upper case; empty when there is none. */
    static String read(TokenCursor cursor) {
        cursor.acceptAny("TRUSTED", "PROCEDURAL");
        for (String[] phrase : PHRASES) {
            if (cursor.accept(phrase)) {
                return String.join(" ", phrase);
            }
        }
        String word = cursor.word();
        if (!word.isEmpty()) {
            cursor.skip();
        }
        return word;
    }
}
