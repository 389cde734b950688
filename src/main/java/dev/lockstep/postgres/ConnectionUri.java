package dev.lockstep.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code postgresql://[user[:password]@][host[:port][,...]][/database][?keyword=value[&...]]},
 * every part percent-encoded (libpq, "Connection URIs"). {@code java.net.URI} cannot read it: it
 * knows one host only. The last {@code @} ends the password, so that one inside it does no harm.
 */
final class ConnectionUri {
    private ConnectionUri() {}

    static Map<String, String> parameters(String uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String rest = uri.substring(uri.indexOf("://") + "://".length());
        int question = rest.indexOf('?', Math.max(0, userEnd(rest)));
        if (question >= 0) {
            query(rest.substring(question + 1), parameters);
            rest = rest.substring(0, question);
        }
        refuseSlashBeforeTheHost(rest);
        int at = userEnd(rest);
        if (at >= 0) {
            user(rest.substring(0, at), parameters);
            rest = rest.substring(at + 1);
        }
        int slash = rest.indexOf('/');
        if (slash >= 0) {
            put(parameters, "dbname", rest.substring(slash + 1));
            rest = rest.substring(0, slash);
        }
        hosts(rest, parameters);
        return parameters;
    }

    /**
     * An {@code @} after the first slash: most likely the password holds a slash, and then what
     * looks like the host is the middle of the password. So nothing of it is repeated.
     */
    private static void refuseSlashBeforeTheHost(String rest) {
        int slash = rest.indexOf('/');
        if (slash >= 0 && rest.indexOf('@', slash) >= 0) {
            throw ConnectionStrings.wrong(
                    "the URL holds a / before its last @, so its host cannot be told",
                    "in user, password and database write %2F for / and %40 for @");
        }
    }

    /** The {@code @} that ends the user's part: the last one before the path. */
    private static int userEnd(String rest) {
        int slash = rest.indexOf('/');
        return rest.lastIndexOf('@', slash < 0 ? rest.length() : slash);
    }

    private static void user(String text, Map<String, String> parameters) {
        int colon = text.indexOf(':');
        put(parameters, "user", colon < 0 ? text : text.substring(0, colon));
        if (colon >= 0) {
            put(parameters, "password", text.substring(colon + 1));
        }
    }

    /** {@code a:1,[::1]:2,b} becomes host {@code a,::1,b} and port {@code 1,2,}. */
    static void hosts(String text, Map<String, String> parameters) {
        if (text.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String host : text.split(",", -1)) {
            int bracket = host.startsWith("[") ? host.indexOf(']') : 0;
            if (bracket < 0) {
                throw ConnectionStrings.wrong(
                        "the URL's IPv6 address lacks its closing ]", "write [::1]:5432");
            }
            int colon = host.indexOf(':', bracket);
            String name = colon < 0 ? host : host.substring(0, colon);
            names.add(PercentEncoding.decode(bracket > 0 ? host.substring(1, bracket) : name));
            ports.add(colon < 0 ? "" : PercentEncoding.decode(host.substring(colon + 1)));
        }
        if (names.stream().anyMatch(name -> !name.isEmpty())) {
            parameters.putIfAbsent("host", String.join(",", names));
        }
        if (ports.stream().anyMatch(port -> !port.isEmpty())) {
            parameters.putIfAbsent("port", String.join(",", ports));
        }
    }

    static void query(String text, Map<String, String> parameters) {
        for (String pair : text.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw ConnectionStrings.wrong(
                        "a parameter of the URL has no value", "write ?name=value&name=value");
            }
            parameters.put(
                    PercentEncoding.decode(pair.substring(0, equals)),
                    PercentEncoding.decode(pair.substring(equals + 1)));
        }
    }

    private static void put(Map<String, String> parameters, String keyword, String text) {
        if (!text.isEmpty()) {
            parameters.putIfAbsent(keyword, PercentEncoding.decode(text));
        }
    }
}
