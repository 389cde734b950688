package dev.lockstep.postgres;

/** The one place where identifiers and literals are quoted. */
public final class Quote {
    private Quote() {}

    /** An identifier, always in double quotes. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A qualified name. */
    public static String identifier(String schema, String name) {
        return identifier(schema) + "." + identifier(name);
    }

    /** A string literal, whatever {@code standard_conforming_strings} says. */
    public static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.contains("\\") ? " E" + quoted.replace("\\", "\\\\") : quoted;
    }
}
