package dev.lockstep.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows the URLs of other databases by their scheme, to call them by their name. */
final class ForeignUrl {
    private static final Pattern SCHEME =
            Pattern.compile("(?:jdbc:)?([A-Za-z][A-Za-z0-9+.-]{1,20}):.*");

    private ForeignUrl() {}

    /** With its article, e.g. {@code a MySQL}; null when the text has no scheme. */
    static @Nullable String nameOf(String text) {
        Matcher matcher = SCHEME.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String scheme = matcher.group(1).toLowerCase(java.util.Locale.ROOT);
        return switch (scheme) {
            case "mysql" -> "a MySQL";
            case "mariadb" -> "a MariaDB";
            case "mongodb", "mongodb+srv" -> "a MongoDB";
            case "redis", "rediss", "valkey" -> "a Redis";
            case "sqlite", "sqlite3", "file", "libsql" -> "an SQLite";
            case "sqlserver", "mssql" -> "an SQL Server";
            case "oracle" -> "an Oracle";
            case "cockroachdb" -> "a CockroachDB";
            case "prisma", "prisma+postgres" -> "a Prisma Accelerate";
            case "http", "https" -> "a web";
            default -> "a \"" + scheme + "\"";
        };
    }
}
