package dev.lockstep.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGProperty;

/**
 * {@code jdbc:postgresql:[//host[:port][,...]/][database][?property=value[&...]]}. The driver's own
 * property names become libpq's; those that only tune an application's driver mean nothing here.
 */
final class JdbcUrl {
    private static final Map<String, String> KEYWORDS =
            Map.ofEntries(
                    Map.entry("user", "user"),
                    Map.entry("password", "password"),
                    Map.entry("PGDBNAME", "dbname"),
                    Map.entry("PGHOST", "host"),
                    Map.entry("PGPORT", "port"),
                    Map.entry("service", "service"),
                    Map.entry("options", "options"),
                    Map.entry("currentSchema", "schema"),
                    Map.entry("connectTimeout", "connect_timeout"),
                    Map.entry("sslmode", "sslmode"),
                    Map.entry("sslNegotiation", "sslnegotiation"),
                    Map.entry("sslrootcert", "sslrootcert"),
                    Map.entry("sslcert", "sslcert"),
                    Map.entry("sslkey", "sslkey"),
                    Map.entry("sslpassword", "sslpassword"),
                    Map.entry("gssEncMode", "gssencmode"),
                    Map.entry("kerberosServerName", "krbsrvname"),
                    Map.entry("channelBinding", "channel_binding"),
                    Map.entry("requireAuth", "require_auth"));

    private JdbcUrl() {}

    static Map<String, String> parameters(String url) {
        Map<String, String> properties = new LinkedHashMap<>();
        String rest = url.substring("jdbc:postgresql:".length());
        int question = rest.indexOf('?');
        if (question >= 0) {
            ConnectionUri.query(rest.substring(question + 1), properties);
            rest = rest.substring(0, question);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        properties.forEach((name, value) -> add(name, value, parameters));
        if (rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            ConnectionUri.hosts(rest.substring(2, slash < 0 ? rest.length() : slash), parameters);
            rest = slash < 0 ? "" : rest.substring(slash + 1);
        }
        String database = PercentEncoding.decode(rest.startsWith("/") ? rest.substring(1) : rest);
        if (!database.isEmpty()) {
            parameters.putIfAbsent("dbname", database);
        }
        return parameters;
    }

    private static void add(String name, String value, Map<String, String> parameters) {
        switch (name) {
            case "ssl" -> {
                if (!value.equals("false")) {
                    parameters.putIfAbsent("sslmode", "verify-full");
                }
            }
            case "targetServerType" -> parameters.put("target_session_attrs", sessionKind(value));
            case "loadBalanceHosts" ->
                    parameters.put(
                            "load_balance_hosts", value.equals("true") ? "random" : "disable");
            default -> {
                String keyword = KEYWORDS.get(name);
                if (keyword != null) {
                    parameters.put(keyword, value);
                } else if (PGProperty.forName(name) == null) {
                    // under its own name, which ConnectionParameters knows or refuses
                    parameters.put(name, value);
                }
            }
        }
    }

    private static String sessionKind(String targetServerType) {
        return switch (targetServerType) {
            case "primary", "master" -> "primary";
            case "secondary", "slave" -> "standby";
            case "preferSecondary", "preferSlave" -> "prefer-standby";
            default -> "any";
        };
    }
}
