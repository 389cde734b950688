package dev.lockstep.postgres;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What each parameter of a connection means to the driver. The keywords are libpq's ("Parameter Key
 * Words"), and those of Prisma's connection URLs.
 */
final class ConnectionParameters {
    /** Environment variables of libpq, and the keyword that each stands for. */
    static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("PGHOST", "host"),
                    Map.entry("PGHOSTADDR", "hostaddr"),
                    Map.entry("PGPORT", "port"),
                    Map.entry("PGDATABASE", "dbname"),
                    Map.entry("PGUSER", "user"),
                    Map.entry("PGPASSWORD", "password"),
                    Map.entry("PGPASSFILE", "passfile"),
                    Map.entry("PGOPTIONS", "options"),
                    Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
                    Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"),
                    Map.entry("PGLOADBALANCEHOSTS", "load_balance_hosts"),
                    Map.entry("PGSSLMODE", "sslmode"),
                    Map.entry("PGSSLNEGOTIATION", "sslnegotiation"),
                    Map.entry("PGSSLROOTCERT", "sslrootcert"),
                    Map.entry("PGSSLCERT", "sslcert"),
                    Map.entry("PGSSLKEY", "sslkey"),
                    Map.entry("PGGSSENCMODE", "gssencmode"),
                    Map.entry("PGKRBSRVNAME", "krbsrvname"),
                    Map.entry("PGCHANNELBINDING", "channel_binding"),
                    Map.entry("PGREQUIREAUTH", "require_auth"));

    /**
     * Handled elsewhere, or without meaning for us: a pool, a name, a cache, a timeout of theirs.
     */
    private static final Set<String> SILENT =
            Set.of(
                    "host",
                    "hostaddr",
                    "port",
                    "dbname",
                    "user",
                    "password",
                    "passfile",
                    "service",
                    "servicefile",
                    "schema",
                    "pgbouncer",
                    "sslaccept",
                    "application_name",
                    "fallback_application_name",
                    "keepalives",
                    "keepalives_idle",
                    "keepalives_interval",
                    "keepalives_count",
                    "tcp_user_timeout",
                    "sslcompression",
                    "sslsni",
                    "sslcertmode",
                    "gssdelegation",
                    "min_protocol_version",
                    "max_protocol_version",
                    "connection_limit",
                    "pool_timeout",
                    "socket_timeout",
                    "statement_cache_size",
                    "single_use_connections");

    /** The driver's property of the same meaning and the same values. */
    private static final Map<String, String> SAME =
            Map.of(
                    "options", "options",
                    "sslnegotiation", "sslNegotiation",
                    "sslpassword", "sslpassword",
                    "gssencmode", "gssEncMode",
                    "gsslib", "gsslib",
                    "krbsrvname", "kerberosServerName",
                    "channel_binding", "channelBinding",
                    "require_auth", "requireAuth");

    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private ConnectionParameters() {}

    static ConnectionTarget target(
            List<ConnectionTarget.Host> hosts,
            Map<String, String> given,
            ConnectionTarget.FromFile passwordFile,
            List<String> warnings) {
        Map<String, String> properties = new TreeMap<>();
        boolean prisma = given.containsKey("sslaccept") || given.containsKey("sslidentity");
        given.forEach((keyword, value) -> translate(keyword, value, prisma, properties));
        properties.putIfAbsent("sslmode", "prefer");
        if (given.getOrDefault("sslaccept", "").equals("strict")) {
            properties.put("sslmode", "verify-full");
        }
        if (given.containsKey("host") && given.containsKey("hostaddr")) {
            warnings.add("hostaddr is ignored: the driver looks the host up by its name");
        }
        return new ConnectionTarget(
                hosts,
                given.getOrDefault("dbname", ""),
                given.getOrDefault("user", ""),
                Secret.of(given.getOrDefault("password", "")),
                schema(given.get("schema")),
                given.getOrDefault("pgbouncer", "").equals("true"),
                properties,
                passwordFile);
    }

    private static void translate(
            String keyword, String value, boolean prisma, Map<String, String> properties) {
        @Nullable String same = SAME.get(keyword);
        if (same != null) {
            properties.put(same, value);
        } else if (!SILENT.contains(keyword)) {
            switch (keyword) {
                case "sslmode" -> properties.put("sslmode", sslMode(value));
                case "sslrootcert" -> rootCertificate(value, properties);
                // Prisma calls the authority's certificate sslcert, and ours sslidentity
                case "sslcert" -> properties.put(prisma ? "sslrootcert" : "sslcert", value);
                case "sslkey", "sslidentity" -> properties.put("sslkey", value);
                case "connect_timeout" -> properties.put("connectTimeout", seconds(value));
                case "target_session_attrs" -> properties.put("targetServerType", kind(value));
                case "load_balance_hosts" ->
                        properties.put(
                                "loadBalanceHosts", Boolean.toString(value.equals("random")));
                case "client_encoding" -> onlyUtf8(value);
                default -> throw unknown(keyword);
            }
        }
    }

    private static String sslMode(String value) {
        String mode = value.toLowerCase(Locale.ROOT);
        if (!SSL_MODES.contains(mode)) {
            throw ConnectionStrings.wrong(
                    "sslmode has an unknown value",
                    "one of disable, allow, prefer, require, verify-ca, verify-full");
        }
        return mode;
    }

    /** {@code system} means whom the machine trusts, which for Java are the JDK's authorities. */
    private static void rootCertificate(String value, Map<String, String> properties) {
        if (value.equals("system")) {
            properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            properties.putIfAbsent("sslmode", "verify-full");
        } else {
            properties.put("sslrootcert", value);
        }
    }

    private static String seconds(String value) {
        if (value.isEmpty() || value.length() > 6 || !value.chars().allMatch(Character::isDigit)) {
            throw ConnectionStrings.wrong(
                    "connect_timeout is no number of seconds", "write connect_timeout=10");
        }
        return value;
    }

    private static String kind(String sessionAttributes) {
        return switch (sessionAttributes) {
            case "any" -> "any";
            case "read-write", "primary" -> "primary";
            case "read-only", "standby" -> "secondary";
            case "prefer-standby" -> "preferSecondary";
            default ->
                    throw ConnectionStrings.wrong(
                            "target_session_attrs has an unknown value",
                            "one of any, read-write, read-only, primary, standby, prefer-standby");
        };
    }

    private static void onlyUtf8(String encoding) {
        String plain = encoding.replace("-", "").toLowerCase(Locale.ROOT);
        if (!plain.equals("utf8") && !plain.equals("unicode") && !plain.equals("auto")) {
            throw ConnectionStrings.wrong(
                    "client_encoding must be UTF8 here", "leave client_encoding out");
        }
    }

    private static @Nullable String schema(@Nullable String name) {
        if (name != null && name.contains(",")) {
            throw ConnectionStrings.wrong(
                    "a connection names one schema, not several", "write schema=public");
        }
        return name == null || name.isEmpty() ? null : name;
    }

    private static RuntimeException unknown(String keyword) {
        boolean word = keyword.length() <= 40 && keyword.matches("[A-Za-z_][A-Za-z0-9_.-]*");
        String name = word ? "\"" + keyword + "\"" : "that is no word";
        return ConnectionStrings.wrong(
                "the connection has a parameter " + name + " that Lockstep does not know",
                "leave it out; the parameters are libpq's, and Prisma's schema, pgbouncer,"
                        + " connection_limit");
    }
}
