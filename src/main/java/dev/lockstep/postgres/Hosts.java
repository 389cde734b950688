package dev.lockstep.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code host} and {@code port} of a connection: both may be lists, as libpq has them. */
final class Hosts {
    private static final int DEFAULT_PORT = 5432;
    private static final int LAST_PORT = 65_535;

    private Hosts() {}

    static List<ConnectionTarget.Host> of(Map<String, String> parameters) {
        String named = parameters.getOrDefault("host", "");
        String[] names =
                (named.isEmpty() ? parameters.getOrDefault("hostaddr", "") : named).split(",", -1);
        String[] ports = parameters.getOrDefault("port", "").split(",", -1);
        if (ports.length != 1 && ports.length != names.length) {
            throw ConnectionStrings.wrong(
                    "there are %d hosts and %d ports".formatted(names.length, ports.length),
                    "give one port for all hosts, or one for each");
        }
        List<ConnectionTarget.Host> hosts = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            String port = ports[ports.length == 1 ? 0 : i];
            hosts.add(new ConnectionTarget.Host(name(names[i].strip()), port(port.strip())));
        }
        return hosts;
    }

    private static String name(String name) {
        if (name.startsWith("/") || name.startsWith("@")) {
            throw ConnectionStrings.wrong(
                    "a Unix socket cannot be reached from Java",
                    "connect by TCP: host localhost, and the server's port");
        }
        return name.isEmpty() ? "localhost" : name;
    }

    private static int port(String port) {
        if (port.isEmpty()) {
            return DEFAULT_PORT;
        }
        boolean digits = port.length() <= 5 && port.chars().allMatch(Character::isDigit);
        int number = digits ? Integer.parseInt(port) : 0;
        if (number < 1 || number > LAST_PORT) {
            throw ConnectionStrings.wrong(
                    "the port is no number from 1 to 65535",
                    "percent-encode : / ? # and @ in the password, and check the port");
        }
        return number;
    }
}
