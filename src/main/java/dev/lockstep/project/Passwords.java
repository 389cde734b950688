package dev.lockstep.project;

import java.util.regex.Pattern;

/** Passwords in connection strings: before the host of a URI, or among any form's parameters. */
final class Passwords {
    private static final Pattern IN_URI = Pattern.compile("(://[^/@:\\s]*):[^/@\\s]+@");
    private static final Pattern PARAMETER =
            Pattern.compile("((?:^|[?&\\s\"'])password\\s*=\\s*)[^&\\s\"']+");

    private Passwords() {}

    /** Whether a text holds one. */
    static boolean isIn(String text) {
        return IN_URI.matcher(text).find() || PARAMETER.matcher(text).find();
    }

    /** The text with stars in their place. */
    static String masked(String text) {
        String uris = IN_URI.matcher(text).replaceAll("$1:****@");
        return PARAMETER.matcher(uris).replaceAll("$1****");
    }
}
