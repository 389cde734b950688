package dev.lockstep.postgres;

import dev.lockstep.model.FailureException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.HostSpec;

/** Opens the driver's connection to a target, or says why there is none. */
final class Opening {
    /** How long a server may take to answer, where the target does not say. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long a cancel request may take to be accepted. */
    private static final Duration CANCEL = Duration.ofSeconds(5);

    private Opening() {}

    /**
     * Connects and authenticates. The driver's own constructor is called, not {@code
     * DriverManager}: that one looks for password and service files by itself, and loads every
     * driver there is.
     *
     * @throws dev.lockstep.model.FailureException with {@code NotConnected}
     */
    static PgConnection connect(ConnectionTarget target, String name) {
        return target.passwordFile().passwords().isEmpty()
                ? together(target, name)
                : oneByOne(target, name);
    }

    /** The driver has one password for all hosts: where theirs differ, each is a try of its own. */
    private static PgConnection oneByOne(ConnectionTarget target, String name) {
        List<FailureException> refusals = new ArrayList<>();
        for (ConnectionTarget each : tries(target)) {
            try {
                return together(each, name);
            } catch (FailureException e) {
                refusals.add(e);
            }
        }
        String all =
                refusals.stream()
                        .map(e -> e.failure().message())
                        .distinct()
                        .collect(Collectors.joining("; "));
        throw NoConnection.saying(all, refusals.getLast().failure().next());
    }

    private static List<ConnectionTarget> tries(ConnectionTarget target) {
        String kind = PGProperty.TARGET_SERVER_TYPE.getName();
        List<ConnectionTarget.Host> hosts = new ArrayList<>(target.hosts());
        if (target.properties().getOrDefault("loadBalanceHosts", "").equals("true")) {
            Collections.shuffle(hosts, ThreadLocalRandom.current());
        }
        List<ConnectionTarget> tries = new ArrayList<>();
        if (target.properties().getOrDefault(kind, "").equals("preferSecondary")) {
            Map<String, String> secondary = new HashMap<>(target.properties());
            secondary.put(kind, "secondary");
            hosts.forEach(host -> tries.add(target.only(host, secondary)));
        }
        hosts.forEach(host -> tries.add(target.only(host, target.properties())));
        return tries;
    }

    private static PgConnection together(ConnectionTarget target, String name) {
        HostSpec[] hosts =
                target.hosts().stream()
                        .map(host -> new HostSpec(host.name(), host.port()))
                        .toArray(HostSpec[]::new);
        try {
            PgConnection connection = new PgConnection(hosts, properties(target, name), "");
            // the limit was for the handshake; a migration may take hours
            connection.getQueryExecutor().setNetworkTimeout(0);
            return connection;
        } catch (SQLException e) {
            throw NoConnection.because(e, target);
        } catch (IOException e) {
            throw NoConnection.because(new SQLException(e.getMessage(), "08001", e), target);
        }
    }

    private static Properties properties(ConnectionTarget target, String name) {
        Properties properties = new Properties();
        PGProperty.PG_DBNAME.set(properties, target.database());
        PGProperty.USER.set(properties, target.user());
        if (!target.password().isEmpty()) {
            PGProperty.PASSWORD.set(properties, target.password().reveal());
        }
        PGProperty.APPLICATION_NAME.set(properties, name);
        // nothing is asked of the server after authentication: our own first round trip does that
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "14");
        PGProperty.PREFER_QUERY_MODE.set(properties, "extendedForPrepared");
        PGProperty.PREPARE_THRESHOLD.set(properties, 0);
        // texts of our own, read once by the driver; nothing is prepared on the server
        PGProperty.PREPARED_STATEMENT_CACHE_QUERIES.set(properties, 64);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        PGProperty.CANCEL_SIGNAL_TIMEOUT.set(properties, Math.toIntExact(CANCEL.toSeconds()));
        PGProperty.CONNECT_TIMEOUT.set(properties, Math.toIntExact(PATIENCE.toSeconds()));
        target.properties().forEach(properties::setProperty);
        // a server that takes the connection and then says nothing
        PGProperty.SOCKET_TIMEOUT.set(
                properties, PGProperty.CONNECT_TIMEOUT.getOrDefault(properties));
        return properties;
    }
}
