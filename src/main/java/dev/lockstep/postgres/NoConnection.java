package dev.lockstep.postgres;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Why a connection was not to be had, in a sentence, with what to do about it. */
final class NoConnection {
    private NoConnection() {}

    static FailureException because(SQLException e, ConnectionTarget target) {
        @Nullable ServerErrorMessage said =
                e instanceof PSQLException fromDriver ? fromDriver.getServerErrorMessage() : null;
        Failure.NotConnected failure =
                said == null ? unheard(e, target) : refused(e, Wire.said(said), target);
        return new FailureException(
                new Failure.NotConnected(
                        failure.message(),
                        failure.databaseState(),
                        failure.next(),
                        e.getSQLState()));
    }

    static FailureException saying(String message, String next) {
        return new FailureException(new Failure.NotConnected(message, Failure.UNCHANGED, next));
    }

    /** The server answered, and the answer was no. */
    private static Failure.NotConnected refused(
            SQLException e, String said, ConnectionTarget target) {
        @Nullable String state = e.getSQLState();
        return switch (state == null ? "" : state) {
            case "57P03" ->
                    failure(
                            where(target) + " does not take connections yet: " + said,
                            "wait a moment, then connect again");
            case "28P01" ->
                    failure(
                            "the password for " + target.user() + " is wrong at " + where(target),
                            "check the password in the environment's url, PGPASSWORD or the"
                                    + " password file");
            case "28000" -> unauthorized(said, target);
            case "3D000" ->
                    failure(
                            "there is no database " + target.database() + " at " + where(target),
                            "create it (createdb " + target.database() + "), or name another one");
            case "53300" ->
                    failure(
                            where(target) + " has no connection left: " + said,
                            "close other sessions or raise max_connections, then connect again");
            case "42501" ->
                    failure(
                            target.user() + " may not connect to " + target + ": " + said,
                            "GRANT CONNECT ON DATABASE "
                                    + Quote.identifier(target.database())
                                    + " TO "
                                    + Quote.identifier(target.user()));
            default ->
                    failure(
                            where(target) + " refused the connection: " + said,
                            "read the server's answer above; its log says more");
        };
    }

    private static Failure.NotConnected unauthorized(String said, ConnectionTarget target) {
        if (said.contains("pg_hba.conf")) {
            return failure(
                    where(target) + " lets nobody in like this: " + said,
                    "add a line to the server's pg_hba.conf, or connect with another user, host or"
                            + " sslmode");
        }
        return failure(
                target.user() + " may not log in at " + where(target) + ": " + said,
                "check the user's name, and that the role has LOGIN");
    }

    /** No server answered in PostgreSQL's words. */
    private static Failure.NotConnected unheard(SQLException e, ConnectionTarget target) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException unknown -> {
                    return failure(
                            "no host is called " + target.hosts().getFirst().name(),
                            "check the host's name, or the VPN that knows it");
                }
                case SocketTimeoutException late -> {
                    return failure(
                            where(target) + " did not answer in time",
                            "check host, port and firewall; connect_timeout allows more time");
                }
                case NoRouteToHostException noRoute -> {
                    return failure(
                            "there is no way to " + where(target) + ": " + noRoute.getMessage(),
                            "check host, port and VPN");
                }
                case ConnectException nobody -> {
                    return failure(
                            "nobody listens at " + where(target),
                            "check host and port, and that the server runs and listens on TCP");
                }
                case SSLException tls -> {
                    return tls(tls.getMessage(), target);
                }
                default -> {}
            }
        }
        return unexplained(e, target);
    }

    private static Failure.NotConnected unexplained(SQLException e, ConnectionTarget target) {
        String message = e.getMessage() == null ? "no reason was given" : e.getMessage();
        if (message.contains("SSL")
                || message.contains("certificate")
                || message.contains("could not be verified by hostnameverifier")) {
            return tls(message, target);
        }
        if (message.contains("password")) {
            String ignored = target.passwordFile().ignored();
            if (ignored != null) {
                return failure(where(target) + " asks for a password of " + target.user(), ignored);
            }
            return failure(
                    where(target) + " asks for a password of " + target.user(),
                    "put it into the password file (~/.pgpass), PGPASSWORD or the url by env:NAME");
        }
        return failure(
                "no connection to " + where(target) + ": " + message,
                "check that a PostgreSQL server answers there");
    }

    private static Failure.NotConnected tls(@Nullable String reason, ConnectionTarget target) {
        return failure(
                "no TLS connection to "
                        + where(target)
                        + " (sslmode "
                        + target.properties().getOrDefault("sslmode", "prefer")
                        + "): "
                        + (reason == null ? "no reason was given" : reason),
                "check sslmode, sslrootcert and the server's certificate");
    }

    private static String where(ConnectionTarget target) {
        if (target.hosts().size() == 1) {
            return address(target.hosts().getFirst());
        }
        return "any of "
                + String.join(", ", target.hosts().stream().map(NoConnection::address).toList());
    }

    private static String address(ConnectionTarget.Host host) {
        return host.name() + ":" + host.port();
    }

    private static Failure.NotConnected failure(String message, String next) {
        return new Failure.NotConnected(message, Failure.UNCHANGED, next);
    }
}
